import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'The section table was moved and its old place left as it was: another reader may find that one.',
  change(object) {
    const table = object.bytes.slice(object.sectionTable, object.sectionTable + object.sectionCount * 64);
    object.append(new Uint8Array((8 - (object.bytes.length % 8)) % 8));
    object.write(40, 8, object.bytes.length);
    object.append(table);
  },
  expect: ['BCCX_OBJECT_LAYOUT', 'belong to no section'],
  libbpf: ['open * 0'],
};
