import type { Malformed } from '../malformed.ts';
import { SECTION } from '../module-editor.ts';

export const malformed: Malformed = {
  about: 'A table with indices of 64 bits.',
  make(module) {
    module.set(SECTION.TABLE, [1, 0x70, 4, 1]);
    return undefined;
  },
  expect: ['BCCX_MODULE_FEATURE', '64-bit indices'],
};
