import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'A name in the form of C++ that doubles with each of its parts.',
  change(file) {
    let name = '_ZN1a';
    for (let i = 0; i < 40; i++) name += `I${'S_'.repeat(2)}E1b`;
    file.write(file.symbol('inner_work'), 4, 1);
    file.replaceSection('.strtab', Buffer.from(`\0${name}Ev\0`));
  },
  names: 'lied',
};
