import { symbolEntry } from '../elf-file.ts';
import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about:
    'Fifty thousand symbols, each a little larger than the one before: a search that steps out of them is quadratic.',
  change(file) {
    const many = Buffer.alloc(24 * 50_000);
    for (let i = 0; i < 50_000; i++) symbolEntry({ name: 1, value: 0x401000 - i, size: i + 1 }).copy(many, i * 24);
    file.replaceSection('.symtab', many);
  },
  names: 'either',
};
