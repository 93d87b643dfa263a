import type { Patch } from '../patch.ts';

export const patch: Patch = {
  about: 'A program is a static function.',
  change(object) {
    object.setSymbol('on_exit', 'info', 0x02);
  },
  expect: ['BCCX_OBJECT_SYMBOL', "program 'on_exit' is static"],
};
