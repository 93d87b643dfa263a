import type { Malformed } from '../malformed.ts';
import { header } from '../module-editor.ts';

export const malformed: Malformed = {
  about: 'A version that does not exist.',
  make() {
    return Uint8Array.from([...header.slice(0, 4), 2, 0, 0, 0]);
  },
  expect: ['BCCX_MODULE_FORMAT', 'of an unknown WebAssembly version'],
};
