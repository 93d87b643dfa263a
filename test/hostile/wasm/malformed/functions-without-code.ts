import type { Malformed } from '../malformed.ts';
import { SECTION } from '../module-editor.ts';

export const malformed: Malformed = {
  about: 'More functions declared than there is code for.',
  make(module) {
    const functions = module.bytes(SECTION.FUNCTION);
    module.set(SECTION.FUNCTION, [(functions[0] ?? 0) + 1, ...functions.slice(1), 0]);
    return undefined;
  },
  expect: ['BCCX_MODULE_FORMAT', 'functions, but has'],
};
