import type { Malformed } from '../malformed.ts';
import { header } from '../module-editor.ts';

export const malformed: Malformed = {
  about: 'Nothing after the header.',
  make() {
    return Uint8Array.from(header);
  },
  expect: ['BCCX_MODULE_EXPORT', 'does not export'],
};
