import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'The most sections that a header can announce.',
  change(file) {
    file.setHeader('shnum', 0xffff);
  },
  names: 'either',
};
