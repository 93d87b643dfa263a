import type { Malformed } from '../malformed.ts';
import { number, SECTION } from '../module-editor.ts';

export const malformed: Malformed = {
  about: 'A hundred thousand imports announced.',
  make(module) {
    module.set(SECTION.IMPORT, number(100_000));
    return undefined;
  },
  expect: ['BCCX_MODULE_LIMIT', 'it has 100000 imports'],
};
