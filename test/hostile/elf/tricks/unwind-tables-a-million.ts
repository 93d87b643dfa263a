import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'A million unwind entries for one place.',
  change(file) {
    const start = file.section('.eh_frame', 'offset');
    const size = file.read(start, 4) + 4;
    const common = file.bytes.subarray(start, start + size);
    const entries = Buffer.alloc(1 << 24);
    for (let at = 0; at + 24 <= entries.length; at += 24) {
      entries.writeUInt32LE(20, at);
      entries.writeUInt32LE(size + at + 4, at + 4);
      entries.writeInt32LE(0x401000, at + 8);
      entries.writeUInt32LE(0x63, at + 12);
    }
    file.replaceSection('.eh_frame', Buffer.concat([common, entries]));
  },
  names: 'either',
  seconds: 20,
};
