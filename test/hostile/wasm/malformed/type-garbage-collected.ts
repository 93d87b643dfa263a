import type { Malformed } from '../malformed.ts';
import { SECTION } from '../module-editor.ts';

export const malformed: Malformed = {
  about: 'A type of structures that are garbage-collected.',
  make(module) {
    module.set(SECTION.TYPE, [1, 0x5f, 0]);
    return undefined;
  },
  expect: ['BCCX_MODULE_FEATURE', 'uses garbage-collected types'],
};
