import type { Malformed } from '../malformed.ts';
import { header, SECTION } from '../module-editor.ts';

export const malformed: Malformed = {
  about: 'A section of four gigabytes.',
  make() {
    return Uint8Array.from([...header, SECTION.TYPE, 0xff, 0xff, 0xff, 0xff, 0x0f, 0]);
  },
  expect: ['BCCX_MODULE_FORMAT', 'are missing'],
};
