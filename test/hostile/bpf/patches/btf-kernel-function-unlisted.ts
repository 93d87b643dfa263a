import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A kernel function is listed among the configuration values.',
  change(object) {
    const functions = object.type(15, '.ksyms').at;
    const values = object.type(15, '.kconfig').at;
    const name = object.read(functions, 4);
    object.write(functions, 4, object.read(values, 4));
    object.write(values, 4, name);
  },
  expect: ['BCCX_OBJECT_BTF', 'neither a kernel function or variable nor a configuration value'],
};
