import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'The symbols lie behind the end of the file.',
  change(file) {
    file.setSection('.symtab', 'offset', 0x7fffffffffffn);
  },
  names: 'either',
};
