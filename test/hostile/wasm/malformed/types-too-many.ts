import type { Malformed } from '../malformed.ts';
import { number, SECTION } from '../module-editor.ts';

export const malformed: Malformed = {
  about: 'A hundred million types announced.',
  make(module) {
    module.set(SECTION.TYPE, number(100_000_000));
    return undefined;
  },
  expect: ['BCCX_MODULE_LIMIT', 'it has 100000000 types'],
};
