import type { Malformed } from '../malformed.ts';
import { SECTION } from '../module-editor.ts';

export const malformed: Malformed = {
  about: 'A value of a type that does not exist.',
  make(module) {
    module.set(SECTION.TYPE, [1, 0x60, 1, 0x50, 0]);
    return undefined;
  },
  expect: ['BCCX_MODULE_FEATURE', 'garbage-collected types'],
};
