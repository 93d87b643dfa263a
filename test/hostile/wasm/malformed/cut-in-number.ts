import type { Malformed } from '../malformed.ts';
import { header, SECTION } from '../module-editor.ts';

export const malformed: Malformed = {
  about: 'The file ends within a number.',
  make() {
    return Uint8Array.from([...header, SECTION.TYPE, 0x80]);
  },
  expect: ['BCCX_MODULE_FORMAT', 'it ends in the middle'],
};
