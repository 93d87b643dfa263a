import { toolArchive } from '../tool-files.ts';
import type { Trick } from '../trick.ts';

export const trick: Trick = {
  code: 'BCCX_PACKAGE_JSON',
  archive: () => toolArchive({ name: '@bccx/../../x' }),
};
