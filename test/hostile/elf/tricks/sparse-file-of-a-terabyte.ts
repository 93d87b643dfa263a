import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'A file that is a terabyte long and mostly holes, with the symbols at its end.',
  change(file) {
    file.setSection('.symtab', 'offset', (1n << 40n) - 0x1000n);
  },
  names: 'either',
  length: 2 ** 40,
};
