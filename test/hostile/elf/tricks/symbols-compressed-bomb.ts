import type { ElfTrick } from '../elf-trick.ts';

export const trick: ElfTrick = {
  about: 'A symbol table that says it is compressed and becomes a terabyte.',
  change(file) {
    const header = Buffer.alloc(24 + 64);
    header.writeUInt32LE(1, 0);
    header.writeBigUInt64LE(1n << 40n, 8);
    header.writeBigUInt64LE(8n, 16);
    file.replaceSection('.symtab', header);
    file.setSection('.symtab', 'flags', 0x800);
  },
  names: 'either',
};
