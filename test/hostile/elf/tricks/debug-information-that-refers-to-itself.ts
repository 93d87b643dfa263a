import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'Debug information in which a function is its own origin.',
  change(file) {
    const start = file.section('.debug_info', 'offset');
    for (let i = 11; i < file.section('.debug_info', 'size'); i++) file.write(start + i, 1, i % 7 === 0 ? 1 : 11);
  },
  names: 'kept',
};
