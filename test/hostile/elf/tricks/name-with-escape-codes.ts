import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'A function name that would clear a terminal, break the folded form and end an SVG element.',
  change(file) {
    const evil = Buffer.from('\0\u001b[2J\u001b]0;owned\u0007;fake_frame 99999\n</text><script>alert(1)</script>\0');
    for (const name of ['outer_work', 'inner_work']) file.write(file.symbol(name), 4, 1);
    file.replaceSection('.strtab', evil);
  },
  names: 'lied',
};
