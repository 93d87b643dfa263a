import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'The symbols are said to take an exabyte.',
  change(file) {
    file.setSection('.symtab', 'size', 1n << 60n);
  },
  names: 'either',
};
