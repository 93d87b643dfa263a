import type { Malformed } from '../malformed.ts';
import { header, SECTION } from '../module-editor.ts';

export const malformed: Malformed = {
  about: 'A number of six bytes.',
  make() {
    return Uint8Array.from([...header, SECTION.TYPE, 0x80, 0x80, 0x80, 0x80, 0x80, 0]);
  },
  expect: ['BCCX_MODULE_FORMAT', 'does not fit into 32 bits'],
};
