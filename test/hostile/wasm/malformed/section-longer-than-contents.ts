import type { Malformed } from '../malformed.ts';
import { SECTION } from '../module-editor.ts';

export const malformed: Malformed = {
  about: 'A byte behind the last export.',
  make(module) {
    module.bytes(SECTION.EXPORT).push(0);
    return undefined;
  },
  expect: ['BCCX_MODULE_FORMAT', 'is longer than what it holds'],
};
