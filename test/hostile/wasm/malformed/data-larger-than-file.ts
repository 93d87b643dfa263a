import type { Malformed } from '../malformed.ts';
import { SECTION } from '../module-editor.ts';

export const malformed: Malformed = {
  about: 'Data that is longer than the file.',
  make(module) {
    module.set(SECTION.DATA, [1, 0, 0x41, 0, 0x0b, 0xff, 0xff, 0xff, 0x7f]);
    return undefined;
  },
  expect: ['BCCX_MODULE_FORMAT', 'are missing'],
};
