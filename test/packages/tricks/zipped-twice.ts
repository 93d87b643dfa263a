import { gzipSync } from 'node:zlib';
import { toolArchive } from '../tool-files.ts';
import type { Trick } from '../trick.ts';

export const trick: Trick = { code: 'BCCX_PACKAGE_FORMAT', archive: () => gzipSync(toolArchive()) };
