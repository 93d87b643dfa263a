import type { Malformed } from '../malformed.ts';
import { SECTION } from '../module-editor.ts';

export const malformed: Malformed = {
  about: 'Two sections of exports.',
  make(module) {
    module.insertAfter(SECTION.EXPORT, { id: SECTION.EXPORT, bytes: [0] });
    return undefined;
  },
  expect: ['BCCX_MODULE_FORMAT', 'stands twice or in the wrong place'],
};
