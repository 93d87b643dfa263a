import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A map definition says twice how many entries it has: libbpf takes the last.',
  change(object) {
    const struct = object.read(object.type(14, 'counts').at + 8, 4);
    const { at } = object.types()[struct - 1] ?? { at: 0 };
    object.write(at + 12 + 12 * 3, 4, object.read(at + 12 + 12, 4));
  },
  expect: ['BCCX_OBJECT_MAP', "has two fields 'max_entries'"],
};
