import type { Malformed } from '../malformed.ts';

export const malformed: Malformed = {
  about: 'An instruction that does not exist.',
  make(module) {
    module.setLastBody([0, 0x27, 0x41, 0, 0x0b]);
    return undefined;
  },
  expect: ['BCCX_MODULE_FEATURE', 'uses an unknown instruction (0x27)'],
};
