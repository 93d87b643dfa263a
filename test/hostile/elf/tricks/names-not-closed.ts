import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'The last name goes on to the end of the file.',
  change(file) {
    const at = file.append(Buffer.alloc(4096, 0x41));
    file.setSection('.strtab', 'offset', at);
    file.setSection('.strtab', 'size', 4096);
  },
  names: 'either',
};
