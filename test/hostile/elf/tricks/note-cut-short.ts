import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'The notes end within a build id.',
  change(file) {
    file.setSegment(file.segment(4), 'filesz', 20);
  },
  names: 'kept',
};
