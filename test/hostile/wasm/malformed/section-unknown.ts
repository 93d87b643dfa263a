import type { Malformed } from '../malformed.ts';
import { SECTION } from '../module-editor.ts';

export const malformed: Malformed = {
  about: 'A section of a kind that does not exist.',
  make(module) {
    module.insertAfter(SECTION.EXPORT, { id: 77, bytes: [] });
    return undefined;
  },
  expect: ['BCCX_MODULE_FORMAT', 'a section of unknown kind 77'],
};
