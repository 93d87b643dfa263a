import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'The licence goes on into what follows.',
  change(object) {
    const at = object.section('license', 'offset');
    object.write(at + object.section('license', 'size') - 1, 1, 0x58);
  },
  expect: ['BCCX_OBJECT_FORMAT', 'its licence is not one text'],
  libbpf: ['open * 0'],
};
