import type { Malformed } from '../malformed.ts';
import { header } from '../module-editor.ts';

export const malformed: Malformed = {
  about: 'A component, the form that would follow modules.',
  make() {
    return Uint8Array.from([...header.slice(0, 4), 13, 0, 1, 0]);
  },
  expect: ['BCCX_MODULE_FORMAT', 'or a component'],
};
