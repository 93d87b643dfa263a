import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'A thousand segments of notes, all of the whole file.',
  change(file) {
    const first = file.moveSegments(1000);
    for (let i = 0; i < 1000; i++) {
      file.setSegment(first + i, 'type', 4);
      file.setSegment(first + i, 'filesz', file.bytes.length);
    }
  },
  names: 'either',
};
