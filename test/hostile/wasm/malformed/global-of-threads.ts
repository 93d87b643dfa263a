import type { Malformed } from '../malformed.ts';
import { SECTION } from '../module-editor.ts';

export const malformed: Malformed = {
  about: 'A variable shared between threads.',
  make(module) {
    module.set(SECTION.GLOBAL, [1, 0x7f, 2, 0x41, 0, 0x0b]);
    return undefined;
  },
  expect: ['BCCX_MODULE_FEATURE', 'is shared between threads'],
};
