import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'An unwind entry that is four gigabytes long.',
  change(file) {
    file.write(file.section('.eh_frame', 'offset'), 4, 0xfffffffe);
  },
  names: 'either',
};
