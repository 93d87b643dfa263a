import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'Symbols of no bytes each: their number is a division by zero.',
  change(file) {
    file.setSection('.symtab', 'entsize', 0);
  },
  names: 'either',
};
