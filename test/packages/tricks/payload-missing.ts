import { archive } from '../tar-file.ts';
import { members, toolFiles } from '../tool-files.ts';
import type { Trick } from '../trick.ts';

export const trick: Trick = {
  code: 'BCCX_PACKAGE_MISSING',
  archive: () => archive(members(toolFiles()).filter(({ path }) => path !== 'package/profile.wasm')),
};
