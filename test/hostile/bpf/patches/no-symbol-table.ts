import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'The symbol table is hidden: a stripped object.',
  change(object) {
    object.setSection('.symtab', 'type', 1);
  },
  expect: ['BCCX_OBJECT_FORMAT', 'it has no symbol table'],
  libbpf: ['open * 2'],
};
