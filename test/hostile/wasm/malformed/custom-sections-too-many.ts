import type { Malformed } from '../malformed.ts';
import { name, SECTION } from '../module-editor.ts';

export const malformed: Malformed = {
  about: 'Two thousand sections that tools may print.',
  make(module) {
    for (let i = 0; i < 2000; i++) module.sections.push({ id: SECTION.CUSTOM, bytes: name('x') });
    return undefined;
  },
  expect: ['BCCX_MODULE_LIMIT', 'over 1000 custom sections'],
};
