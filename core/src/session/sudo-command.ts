import { realpathSync } from 'node:fs';

/** The line to paste into a shell that runs the same command as root: absolute paths, because sudo has a PATH of its own. */
export function sudoCommand(words: readonly string[]): string {
  const script = process.argv[1];
  return ['sudo', process.execPath, ...(script === undefined ? [] : [realpathSync(script)]), ...words]
    .map(quoted)
    .join(' ');
}

/** A word as a POSIX shell must be given it. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
