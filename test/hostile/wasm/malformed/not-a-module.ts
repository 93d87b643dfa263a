import type { Malformed } from '../malformed.ts';

export const malformed: Malformed = {
  about: 'A text file under the name of a module.',
  make() {
    return new TextEncoder().encode('#!/bin/sh\n');
  },
  expect: ['BCCX_MODULE_FORMAT', 'it is not a WebAssembly module'],
};
