import { symbolEntry } from '../elf-file.ts';
import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'Two hundred thousand symbols that all cover the code.',
  change(file) {
    const many = Buffer.alloc(24 * 200_000);
    for (let i = 0; i < 200_000; i++) symbolEntry({ name: 1, value: 0x401000, size: 0x100 }).copy(many, i * 24);
    file.replaceSection('.symtab', many);
  },
  names: 'lied',
};
