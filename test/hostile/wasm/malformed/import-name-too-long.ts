import type { Malformed } from '../malformed.ts';
import { name, SECTION } from '../module-editor.ts';

export const malformed: Malformed = {
  about: 'A name that is longer than the file.',
  make(module) {
    module.set(SECTION.IMPORT, [1, ...name('bccx'), 0xff, 0xff, 0xff, 0xff, 0x0f]);
    return undefined;
  },
  expect: ['BCCX_MODULE_FORMAT', 'are missing'],
};
