import { gzipSync } from 'node:zlib';
import { tar } from '../tar-file.ts';
import { members, toolFiles } from '../tool-files.ts';
import type { Trick } from '../trick.ts';

export const trick: Trick = {
  code: 'BCCX_PACKAGE_FORMAT',
  archive: () => {
    const bytes = tar(members(toolFiles()));
    bytes.write('X', 0);
    return gzipSync(bytes);
  },
};
