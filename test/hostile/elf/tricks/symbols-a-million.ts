import { symbolEntry } from '../elf-file.ts';
import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'A million symbols at random places, none of them where code is.',
  change(file) {
    const many = Buffer.alloc(24 << 20);
    for (let i = 0; i < 1 << 20; i++) {
      symbolEntry({ name: 1, value: (i * 2654435761) % 0x7fffffff, size: 1 }).copy(many, i * 24);
    }
    file.replaceSection('.symtab', many);
  },
  names: 'either',
  seconds: 20,
};
