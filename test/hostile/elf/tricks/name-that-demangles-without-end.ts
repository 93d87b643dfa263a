import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'A name in the form of C++ whose parts refer to each other again and again.',
  change(file) {
    const mangled = `\0_Z1fI${'S0_I'.repeat(2000)}${'E'.repeat(2000)}Evv\0`;
    file.write(file.symbol('inner_work'), 4, 1);
    file.replaceSection('.strtab', Buffer.from(mangled));
  },
  names: 'lied',
};
