import type { Malformed } from '../malformed.ts';
import { number, SECTION } from '../module-editor.ts';

export const malformed: Malformed = {
  about: 'A function of ten thousand parameters.',
  make(module) {
    module.set(SECTION.TYPE, [1, 0x60, ...number(10_000), ...new Array(10_000).fill(0x7f), 0]);
    return undefined;
  },
  expect: ['BCCX_MODULE_LIMIT', 'values in type 0'],
};
