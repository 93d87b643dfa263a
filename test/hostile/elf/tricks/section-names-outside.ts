import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'The section of names is one that does not exist.',
  change(file) {
    file.setHeader('shstrndx', 0xfffe);
  },
  names: 'either',
};
