import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'The build id of the honest program that is traced at the same time, with other names behind it.',
  change(file) {
    const names = Buffer.from('\0forged_name\0');
    for (const name of ['entry_point', 'outer_work', 'inner_work']) file.write(file.symbol(name), 4, 1);
    file.replaceSection('.strtab', names);
  },
  names: 'lied',
};
