import { toolArchive } from '../tool-files.ts';
import type { Trick } from '../trick.ts';

export const trick: Trick = {
  code: 'BCCX_PACKAGE_HOST',
  archive: () => toolArchive({ json: { engines: { bccx: '>=999' } } }),
};
