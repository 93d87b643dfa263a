import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'A string table of a terabyte.',
  change(file) {
    file.setSection('.strtab', 'size', 1n << 40n);
  },
  names: 'either',
};
