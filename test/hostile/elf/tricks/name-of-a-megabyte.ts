import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'A function whose name has a million characters.',
  change(file) {
    const names = Buffer.concat([Buffer.from('\0'), Buffer.alloc(1 << 20, 0x61), Buffer.from('\0')]);
    for (const name of ['entry_point', 'outer_work', 'inner_work']) file.write(file.symbol(name), 4, 1);
    file.replaceSection('.strtab', names);
  },
  names: 'lied',
};
