import type { Malformed } from '../malformed.ts';

export const malformed: Malformed = {
  about: 'A function of four billion local variables.',
  make(module) {
    module.setLastBody([1, 0xff, 0xff, 0xff, 0xff, 0x0f, 0x7f, 0x41, 0, 0x0b]);
    return undefined;
  },
  expect: ['BCCX_MODULE_LIMIT', 'has over 50000 locals'],
};
