import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'Debug abbreviations that never end.',
  change(file) {
    const start = file.section('.debug_abbrev', 'offset');
    for (let i = 0; i < file.section('.debug_abbrev', 'size'); i++) file.write(start + i, 1, 0x81);
  },
  names: 'kept',
};
