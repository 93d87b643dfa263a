import type { Malformed } from '../malformed.ts';
import { name, SECTION } from '../module-editor.ts';

export const malformed: Malformed = {
  about: 'An import of a kind that does not exist.',
  make(module) {
    module.set(SECTION.IMPORT, [1, ...name('bccx'), ...name('log'), 9, 0]);
    return undefined;
  },
  expect: ['BCCX_MODULE_IMPORT', 'which is neither a function nor the memory'],
};
