import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'A note whose name is four gigabytes long.',
  change(file) {
    file.write(file.section('.note.gnu.build-id', 'offset'), 4, 0xffffffff);
  },
  names: 'kept',
};
