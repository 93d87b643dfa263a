import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'Records for a section that does not exist.',
  change(object) {
    object.write(object.extRecord('core') - 8, 4, object.read(object.type(4, 'task_struct').at, 4));
  },
  expect: ['BCCX_OBJECT_BTF', 'which does not exist'],
  libbpf: ['open * 0'],
};
