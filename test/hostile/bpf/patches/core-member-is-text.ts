import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A question about a member whose number is a text.',
  change(object) {
    object.write(object.extRecord('core') + 8, 4, object.stringOffset('counts'));
  },
  expect: ['BCCX_OBJECT_CORE', "names the member 'counts'"],
  libbpf: ['open * 0'],
};
