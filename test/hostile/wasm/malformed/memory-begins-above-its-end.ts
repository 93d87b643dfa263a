import type { Malformed } from '../malformed.ts';
import { name, SECTION } from '../module-editor.ts';

export const malformed: Malformed = {
  about: 'A memory of ten pages that may have two.',
  make(module) {
    module.set(SECTION.IMPORT, [1, ...name('bccx'), ...name('memory'), 2, 1, 10, 2]);
    return undefined;
  },
  expect: ['BCCX_MODULE_MEMORY', 'begins above its end'],
};
