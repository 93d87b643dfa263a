import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'The section table lies at the end of the range of 64-bit numbers.',
  change(file) {
    file.setHeader('shoff', 0xffffffffffffffc0n);
  },
  names: 'either',
};
