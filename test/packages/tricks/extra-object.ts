import { archive } from '../tar-file.ts';
import { members, toolFiles } from '../tool-files.ts';
import type { Trick } from '../trick.ts';

export const trick: Trick = {
  code: 'BCCX_PACKAGE_EXTRA',
  archive: () =>
    archive([...members(toolFiles()), { path: 'package/other.bpf.o', body: toolFiles()['profile.bpf.o'] ?? '' }]),
};
