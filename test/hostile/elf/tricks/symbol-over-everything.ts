import { symbolEntry } from '../elf-file.ts';
import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'One symbol covers all addresses that there are.',
  change(file) {
    file.replaceSection('.symtab', Buffer.concat([Buffer.alloc(24), symbolEntry({ name: 1, value: 0, size: -1n })]));
  },
  names: 'lied',
};
