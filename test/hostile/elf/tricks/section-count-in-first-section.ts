import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'The number of sections is kept where it may be as large as 64 bits allow.',
  change(file) {
    const table = file.read(40, 8);
    file.setHeader('shnum', 0);
    file.write(table + 32, 8, 0x0fffffffffffffffn);
  },
  names: 'either',
};
