import type { Malformed } from '../malformed.ts';

export const malformed: Malformed = {
  about: 'A function that does not end.',
  make(module) {
    module.setLastBody([0, 0x41, 0]);
    return undefined;
  },
  expect: ['BCCX_MODULE_FORMAT', 'it ends in the middle'],
};
