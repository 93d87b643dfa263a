import type { Malformed } from '../malformed.ts';

export const malformed: Malformed = {
  about: 'The file ends within a section.',
  make(module) {
    return module.assemble().slice(0, -7);
  },
  expect: ['BCCX_MODULE_FORMAT', 'are missing'],
};
