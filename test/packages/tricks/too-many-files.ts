import { archive } from '../tar-file.ts';
import { members, toolFiles } from '../tool-files.ts';
import type { Trick } from '../trick.ts';

export const trick: Trick = {
  code: 'BCCX_PACKAGE_SIZE',
  archive: () =>
    archive([
      ...members(toolFiles()),
      ...Array.from({ length: 70 }, (_, i) => ({ path: `package/LICENSES/${i}`, body: 'x' })),
    ]),
};
