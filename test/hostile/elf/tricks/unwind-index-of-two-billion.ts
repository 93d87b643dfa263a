import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'An index of unwind entries that announces two billion of them.',
  change(file) {
    const index = Buffer.alloc(64);
    index.set([1, 0x1b, 0x03, 0x3b]);
    index.writeInt32LE(-8, 4);
    index.writeUInt32LE(0x7fffffff, 8);
    const first = file.moveSegments(1);
    file.setSegment(first, 'type', 0x6474e550);
    file.setSegment(first, 'flags', 4);
    file.setSegment(first, 'offset', file.append(index));
    file.setSegment(first, 'vaddr', 0x402000);
    file.setSegment(first, 'filesz', 64);
    file.setSegment(first, 'memsz', 64);
  },
  names: 'kept',
};
