import { join } from 'node:path';

/** The repository's folder. */
export const checkout = join(import.meta.dirname, '../..');

/** The built command. `BCCX_SCRIPT` names another one. */
export const bccxScript = process.env['BCCX_SCRIPT'] ?? join(checkout, 'core/dist/bccx.js');

/** Folder of the built workloads. */
export const workloadDirectory = join(checkout, 'test/workloads/build');
