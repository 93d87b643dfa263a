import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'Two variables bear one name.',
  change(object) {
    object.setSymbol('events', 'name', object.symbol('lost', 'name'));
  },
  expect: ['BCCX_OBJECT_SYMBOL', 'there are two variables named'],
};
