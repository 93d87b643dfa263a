import type { Malformed } from '../malformed.ts';

export const malformed: Malformed = {
  about: 'A file without a byte.',
  make() {
    return new Uint8Array(0);
  },
  expect: ['BCCX_MODULE_FORMAT', 'it is not a WebAssembly module'],
};
