import type { Malformed } from '../malformed.ts';

export const malformed: Malformed = {
  about: 'A call through a second table.',
  make(module) {
    module.setLastBody([0, 0x41, 0, 0x11, 0, 1, 0x0b]);
    return undefined;
  },
  expect: ['BCCX_MODULE_FEATURE', 'uses several tables'],
};
