import type { Malformed } from '../malformed.ts';
import { name, SECTION } from '../module-editor.ts';

export const malformed: Malformed = {
  about: 'An import of a type that does not exist.',
  make(module) {
    module.set(SECTION.IMPORT, [1, ...name('bccx'), ...name('log'), 0, 99]);
    return undefined;
  },
  expect: ['BCCX_MODULE_FORMAT', 'refers to type 99, which does not exist'],
};
