import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'Sixteen megabytes of notes without contents.',
  change(file) {
    const at = file.append(Buffer.alloc(16 << 20));
    file.setSection('.note.gnu.build-id', 'offset', at);
    file.setSection('.note.gnu.build-id', 'size', 16 << 20);
    file.setSegment(file.segment(4), 'offset', at);
    file.setSegment(file.segment(4), 'filesz', 16 << 20);
  },
  names: 'kept',
};
