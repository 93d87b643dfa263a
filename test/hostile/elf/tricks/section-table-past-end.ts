import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'The section table begins behind the end of the file.',
  change(file) {
    file.setHeader('shoff', file.bytes.length + 4096);
  },
  names: 'either',
};
