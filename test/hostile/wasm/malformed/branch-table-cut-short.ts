import type { Malformed } from '../malformed.ts';
import { number } from '../module-editor.ts';

export const malformed: Malformed = {
  about: 'A branch of fewer targets than announced.',
  make(module) {
    module.setLastBody([0, 0x0e, ...number(1000), 0, 0x0b]);
    return undefined;
  },
  expect: ['BCCX_MODULE_FORMAT', 'is cut short'],
};
