import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'A function name of bytes that are no UTF-8, with marks that turn the direction of text.',
  change(file) {
    const evil = Buffer.concat([
      Buffer.from([0, 0xff, 0xfe, 0xc3, 0x28]),
      Buffer.from('\u202e\u2066cod\u200b'),
      Buffer.from([0]),
    ]);
    for (const name of ['outer_work', 'inner_work']) file.write(file.symbol(name), 4, 1);
    file.replaceSection('.strtab', evil);
  },
  names: 'lied',
};
