import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'Every symbol has a name behind the end of the names.',
  change(file) {
    const start = file.section('.symtab', 'offset');
    for (let at = start; at < start + file.section('.symtab', 'size'); at += 24) file.write(at, 4, 0xfffffff0);
  },
  names: 'either',
};
