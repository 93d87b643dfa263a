import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'A link to debug information that names a file outside of every folder for it.',
  change(file) {
    const link = Buffer.alloc(32);
    link.write('../../../../etc/shadow');
    file.replaceSection('.comment', link);
    const names = file.section('.shstrtab', 'offset');
    const at = file.bytes.indexOf('.comment', names);
    file.bytes.write('.gnu_dbg', at);
  },
  names: 'kept',
};
