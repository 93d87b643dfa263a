import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'It says that it has 65,000 sections.',
  change(object) {
    object.write(60, 2, 65000);
  },
  expect: ['BCCX_OBJECT_LIMIT', 'it has 65000 sections'],
};
