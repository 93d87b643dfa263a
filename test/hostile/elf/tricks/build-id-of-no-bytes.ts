import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'A build id without contents.',
  change(file) {
    file.write(file.section('.note.gnu.build-id', 'offset') + 4, 4, 0);
  },
  names: 'kept',
};
