import type { Malformed } from '../malformed.ts';
import { number, SECTION } from '../module-editor.ts';

export const malformed: Malformed = {
  about: 'More types announced than bytes follow.',
  make(module) {
    module.set(SECTION.TYPE, number(90_000));
    return undefined;
  },
  expect: ['BCCX_MODULE_FORMAT', 'its list of types is cut short'],
};
