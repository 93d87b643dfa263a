import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'Section headers of one byte each.',
  change(file) {
    file.setHeader('shentsize', 1);
  },
  names: 'either',
};
