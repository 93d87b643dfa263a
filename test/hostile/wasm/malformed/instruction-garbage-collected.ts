import type { Malformed } from '../malformed.ts';

export const malformed: Malformed = {
  about: 'An instruction of garbage-collected types.',
  make(module) {
    module.setLastBody([0, 0xfb, 0, 0, 0x0b]);
    return undefined;
  },
  expect: ['BCCX_MODULE_FEATURE', 'uses garbage-collected types'],
};
