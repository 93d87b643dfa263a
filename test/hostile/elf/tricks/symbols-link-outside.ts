import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'The names of the symbols are in a section that does not exist.',
  change(file) {
    file.setSection('.symtab', 'link', 0x7fffffff);
  },
  names: 'either',
};
