import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A text file under the name of an object.',
  change(object) {
    object.bytes = new TextEncoder().encode('#!/bin/sh\necho hello\n'.repeat(10));
  },
  expect: ['BCCX_OBJECT_FORMAT', 'it is not an ELF file'],
  libbpf: ['open * *'],
};
