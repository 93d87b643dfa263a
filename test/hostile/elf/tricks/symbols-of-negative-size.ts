import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'Symbols whose sizes are negative.',
  change(file) {
    for (const name of ['entry_point', 'outer_work', 'inner_work']) file.write(file.symbol(name) + 16, 8, -16n);
  },
  names: 'either',
};
