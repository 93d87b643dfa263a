import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'The names of the symbols are said to be in the symbol table.',
  change(file) {
    file.setSection('.symtab', 'link', file.index('.symtab'));
  },
  names: 'either',
};
