import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'A second executable segment maps the same code elsewhere.',
  change(file) {
    const first = file.moveSegments(1);
    file.setSegment(first, 'type', 1);
    file.setSegment(first, 'flags', 5);
    file.setSegment(first, 'offset', 0x1000);
    file.setSegment(first, 'vaddr', 0x501000);
    file.setSegment(first, 'filesz', 0x63);
    file.setSegment(first, 'memsz', 0x63);
    file.setSegment(first, 'align', 0x1000);
  },
  names: 'kept',
};
