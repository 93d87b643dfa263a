import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'The notes lie behind the end of the file.',
  change(file) {
    file.setSegment(file.segment(4), 'offset', 0x7ffffffff000n);
    file.setSection('.note.gnu.build-id', 'offset', 0x7ffffffff000n);
  },
  names: 'kept',
};
