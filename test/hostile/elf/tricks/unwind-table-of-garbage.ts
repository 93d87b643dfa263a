import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'Unwind tables of random bytes.',
  change(file) {
    const start = file.section('.eh_frame', 'offset');
    for (let i = 0; i < file.section('.eh_frame', 'size'); i++) file.write(start + i, 1, (i * 167 + 13) & 255);
  },
  names: 'either',
};
