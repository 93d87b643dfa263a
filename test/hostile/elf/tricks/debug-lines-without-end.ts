import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'A line table that advances for ever.',
  change(file) {
    const start = file.section('.debug_line', 'offset');
    for (let i = 20; i < file.section('.debug_line', 'size'); i++) file.write(start + i, 1, 0xff);
  },
  names: 'kept',
};
