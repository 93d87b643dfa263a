import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../../e2e/checkout.ts';
import { archive } from '../tar-file.ts';
import { members, toolFiles } from '../tool-files.ts';
import type { Trick } from '../trick.ts';

/** Its bytes do more than its manifest declares. */
export const trick: Trick = {
  code: 'BCCX_PERMISSION_PROGRAM',
  archive: () =>
    archive(
      members({ ...toolFiles(), 'profile.bpf.o': readFileSync(join(checkout, 'plugins/memleak/memleak.bpf.o')) }),
    ),
};
