import type { Malformed } from '../malformed.ts';
import { number, SECTION } from '../module-editor.ts';

export const malformed: Malformed = {
  about: 'Ten million table entries announced.',
  make(module) {
    module.set(SECTION.ELEMENT, [1, 0, 0x41, 0, 0x0b, ...number(10_000_000)]);
    return undefined;
  },
  expect: ['BCCX_MODULE_LIMIT', 'entries of element segment 0'],
};
