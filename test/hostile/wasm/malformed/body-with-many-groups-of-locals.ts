import type { Malformed } from '../malformed.ts';
import { number } from '../module-editor.ts';

export const malformed: Malformed = {
  about: 'Groups of local variables that add up.',
  make(module) {
    module.setLastBody([3, ...number(20_000), 0x7f, ...number(20_000), 0x7e, ...number(20_000), 0x7d, 0x41, 0, 0x0b]);
    return undefined;
  },
  expect: ['BCCX_MODULE_LIMIT', 'has over 50000 locals'],
};
