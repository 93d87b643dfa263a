import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'A thousand segments, most of which say nothing.',
  change(file) {
    file.moveSegments(1000);
  },
  names: 'either',
};
