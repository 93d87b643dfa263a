import type { Malformed } from '../malformed.ts';
import { SECTION } from '../module-editor.ts';

export const malformed: Malformed = {
  about: 'Data for a second memory.',
  make(module) {
    module.set(SECTION.DATA, [1, 2, 1, 0x41, 0, 0x0b, 0]);
    return undefined;
  },
  expect: ['BCCX_MODULE_FEATURE', 'for one of several memories'],
};
