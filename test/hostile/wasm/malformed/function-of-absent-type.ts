import type { Malformed } from '../malformed.ts';
import { SECTION } from '../module-editor.ts';

export const malformed: Malformed = {
  about: 'A function of a type that does not exist.',
  make(module) {
    module.set(SECTION.FUNCTION, [1, 99]);
    return undefined;
  },
  expect: ['BCCX_MODULE_FORMAT', 'refers to type 99'],
};
