import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'The section table begins three bytes before the end of the file.',
  change(file) {
    file.setHeader('shoff', file.bytes.length - 3);
  },
  names: 'either',
};
