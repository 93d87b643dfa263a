import type { Malformed } from '../malformed.ts';
import { number } from '../module-editor.ts';

export const malformed: Malformed = {
  about: 'A branch of a million targets announced.',
  make(module) {
    module.setLastBody([0, 0x0e, ...number(1_000_000), 0, 0x0b]);
    return undefined;
  },
  expect: ['BCCX_MODULE_LIMIT', 'branches in function'],
};
