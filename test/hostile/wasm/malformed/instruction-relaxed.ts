import type { Malformed } from '../malformed.ts';

export const malformed: Malformed = {
  about: 'A vector instruction whose result depends on the processor.',
  make(module) {
    module.setLastBody([0, 0xfd, 0x80, 0x02, 0x0b]);
    return undefined;
  },
  expect: ['BCCX_MODULE_FEATURE', 'uses relaxed vectors'],
};
