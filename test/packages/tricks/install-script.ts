import { toolArchive } from '../tool-files.ts';
import type { Trick } from '../trick.ts';

export const trick: Trick = {
  code: 'BCCX_PACKAGE_SCRIPT',
  archive: () => toolArchive({ json: { scripts: { postinstall: 'id > /tmp/bccx-was-run' } } }),
};
