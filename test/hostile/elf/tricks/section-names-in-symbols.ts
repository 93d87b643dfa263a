import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'The section names are said to be in the symbol table.',
  change(file) {
    file.setHeader('shstrndx', file.index('.symtab'));
  },
  names: 'either',
};
