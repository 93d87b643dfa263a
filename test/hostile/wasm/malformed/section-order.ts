import type { Malformed } from '../malformed.ts';

export const malformed: Malformed = {
  about: 'Exports before the imports.',
  make(module) {
    module.sections.reverse();
    return undefined;
  },
  expect: ['BCCX_MODULE_FORMAT', 'stands twice or in the wrong place'],
};
