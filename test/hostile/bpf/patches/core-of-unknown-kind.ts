import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A question of a kind that libbpf does not know.',
  change(object) {
    object.write(object.extRecord('core') + 12, 4, 99);
  },
  expect: ['BCCX_OBJECT_CORE', 'asks for an unknown thing (99)'],
  libbpf: ['open * 0'],
};
