import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'An unwind entry whose common part is the entry itself.',
  change(file) {
    const start = file.section('.eh_frame', 'offset');
    const second = start + 4 + file.read(start, 4);
    file.write(second + 4, 4, 0);
  },
  names: 'either',
};
