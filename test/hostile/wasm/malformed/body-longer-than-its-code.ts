import type { Malformed } from '../malformed.ts';

export const malformed: Malformed = {
  about: 'Bytes behind the end of a function.',
  make(module) {
    module.setLastBody([0, 0x41, 0, 0x0b, 0x41, 0, 0x0b]);
    return undefined;
  },
  expect: ['BCCX_MODULE_FORMAT', 'does not end where its code does'],
};
