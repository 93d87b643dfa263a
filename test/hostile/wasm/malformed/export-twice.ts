import type { Malformed } from '../malformed.ts';
import { name, SECTION } from '../module-editor.ts';

export const malformed: Malformed = {
  about: 'Two exports of one name.',
  make(module) {
    module.set(SECTION.EXPORT, [2, ...name('bccx_abi'), 0, 3, ...name('bccx_abi'), 0, 4]);
    return undefined;
  },
  expect: ['BCCX_MODULE_EXPORT', "it exports 'bccx_abi' twice"],
};
