import { symbolEntry } from '../elf-file.ts';
import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'A symbol that begins at the last address and ends behind it.',
  change(file) {
    file.replaceSection(
      '.symtab',
      Buffer.concat([Buffer.alloc(24), symbolEntry({ name: 1, value: -1n, size: 0x500000 })]),
    );
  },
  names: 'either',
};
