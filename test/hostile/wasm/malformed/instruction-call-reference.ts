import type { Malformed } from '../malformed.ts';

export const malformed: Malformed = {
  about: 'A call through a typed reference.',
  make(module) {
    module.setLastBody([0, 0x14, 0, 0x0b]);
    return undefined;
  },
  expect: ['BCCX_MODULE_FEATURE', 'uses typed function references'],
};
