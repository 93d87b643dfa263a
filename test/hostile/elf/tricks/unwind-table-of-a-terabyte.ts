import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'The unwind tables are said to take a terabyte.',
  change(file) {
    file.setSection('.eh_frame', 'size', 1n << 40n);
  },
  names: 'either',
};
