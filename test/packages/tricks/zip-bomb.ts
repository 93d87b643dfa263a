import { gzipSync } from 'node:zlib';
import { toolArchive } from '../tool-files.ts';
import type { Trick } from '../trick.ts';

/** A gigabyte of nothing behind an honest package, in a few megabytes. */
export const trick: Trick = {
  code: 'BCCX_PACKAGE_SIZE',
  archive: () => {
    const nothing = gzipSync(Buffer.alloc(32 << 20));
    return Buffer.concat([toolArchive(), ...Array.from({ length: 32 }, () => nothing)]);
  },
};
