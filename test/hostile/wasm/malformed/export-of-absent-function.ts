import type { Malformed } from '../malformed.ts';
import { name, SECTION } from '../module-editor.ts';

export const malformed: Malformed = {
  about: 'An export of a function that does not exist.',
  make(module) {
    module.set(SECTION.EXPORT, [1, ...name('bccx_abi'), 0, 99]);
    return undefined;
  },
  expect: ['BCCX_MODULE_FORMAT', 'does not exist'],
};
