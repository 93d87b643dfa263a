import type { Malformed } from '../malformed.ts';

export const malformed: Malformed = {
  about: 'A load from a second memory.',
  make(module) {
    module.setLastBody([0, 0x41, 0, 0x28, 0x42, 1, 0, 0x0b]);
    return undefined;
  },
  expect: ['BCCX_MODULE_FEATURE', 'uses several memories'],
};
