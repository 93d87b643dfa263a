import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'Symbols of one byte each.',
  change(file) {
    file.setSection('.symtab', 'entsize', 1);
  },
  names: 'either',
};
