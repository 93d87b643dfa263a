import type { Malformed } from '../malformed.ts';
import { name, SECTION } from '../module-editor.ts';

export const malformed: Malformed = {
  about: 'A memory whose pages have a size of their own.',
  make(module) {
    module.set(SECTION.IMPORT, [1, ...name('bccx'), ...name('memory'), 2, 8, 1, 0]);
    return undefined;
  },
  expect: ['BCCX_MODULE_FEATURE', 'pages of its own size'],
};
