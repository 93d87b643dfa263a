import type { Malformed } from '../malformed.ts';
import { SECTION } from '../module-editor.ts';

export const malformed: Malformed = {
  about: 'Data of a form that does not exist.',
  make(module) {
    module.set(SECTION.DATA, [1, 3]);
    return undefined;
  },
  expect: ['BCCX_MODULE_FORMAT', 'is of an unknown form'],
};
