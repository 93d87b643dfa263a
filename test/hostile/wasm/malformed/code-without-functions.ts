import type { Malformed } from '../malformed.ts';
import { SECTION } from '../module-editor.ts';

export const malformed: Malformed = {
  about: 'Code without the list of functions.',
  make(module) {
    module.sections = module.sections.filter(
      ({ id }) => id !== SECTION.FUNCTION && id !== SECTION.EXPORT && id !== SECTION.ELEMENT,
    );
    return undefined;
  },
  expect: ['BCCX_MODULE_FORMAT', 'but has'],
};
