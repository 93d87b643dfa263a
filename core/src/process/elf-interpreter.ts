import { closeSync, openSync, readSync } from 'node:fs';

const headerBytes = 64;
const entryBytes = 56;
const maxEntries = 64;
const PT_INTERP = 3;
const maxPath = 4096;

/** How a file is run: by itself, by the loader that it names, or by the interpreter of its first line. */
export type HowRun = { kind: 'static' } | { kind: 'dynamic'; loader: string } | { kind: 'script'; words: string[] };

/**
 * Looks at the beginning of a file that the user asked to run. Undefined when it is neither a 64-bit ELF file nor a script.
 * Format: System V ABI, chapters 4 and 5.
 */
export function howRun(path: string): HowRun | undefined {
  const fd = openSync(path, 'r');
  try {
    const read = (offset: number, length: number): Buffer => {
      const buffer = Buffer.alloc(length);
      return buffer.subarray(0, readSync(fd, buffer, 0, length, offset));
    };
    const head = read(0, headerBytes);
    if (head.toString('latin1', 0, 2) === '#!') return script(read(0, 256).toString('utf8'));
    if (head.length < headerBytes || head.readUInt32BE(0) !== 0x7f454c46 || head[4] !== 2 || head[5] !== 1)
      return undefined;
    const table = Number(head.readBigUInt64LE(32));
    const count = Math.min(head.readUInt16LE(56), maxEntries);
    if (head.readUInt16LE(54) !== entryBytes || !Number.isSafeInteger(table)) return undefined;
    const entries = read(table, count * entryBytes);
    for (let at = 0; at + entryBytes <= entries.length; at += entryBytes) {
      if (entries.readUInt32LE(at) !== PT_INTERP) continue;
      const offset = Number(entries.readBigUInt64LE(at + 8));
      const size = Math.min(Number(entries.readBigUInt64LE(at + 32)), maxPath);
      if (!Number.isSafeInteger(offset)) return undefined;
      const [loader = ''] = read(offset, size).toString('utf8').split('\0');
      return loader.startsWith('/') ? { kind: 'dynamic', loader } : undefined;
    }
    return { kind: 'static' };
  } finally {
    closeSync(fd);
  }
}

function script(text: string): HowRun | undefined {
  const [line = ''] = text.slice(2).split('\n');
  const words = line.trim().split(/\s+/);
  return words[0]?.startsWith('/') === true ? { kind: 'script', words } : undefined;
}
