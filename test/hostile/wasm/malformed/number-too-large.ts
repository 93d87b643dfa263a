import type { Malformed } from '../malformed.ts';
import { header, SECTION } from '../module-editor.ts';

export const malformed: Malformed = {
  about: 'A number above 32 bits in five bytes.',
  make() {
    return Uint8Array.from([...header, SECTION.TYPE, 0xff, 0xff, 0xff, 0xff, 0x1f]);
  },
  expect: ['BCCX_MODULE_FORMAT', 'does not fit into 32 bits'],
};
