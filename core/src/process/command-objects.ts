import { execFileSync } from 'node:child_process';
import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { basename, delimiter, join, resolve } from 'node:path';
import { howRun } from './elf-interpreter.ts';

/** Scripts that name scripts as interpreters. */
const maxScripts = 4;

/** The files that a command will map before its main runs; the program itself comes first. */
export type CommandObjects = readonly string[];

/**
 * Finds out what a command will map, without running it: its loader is asked to list it, as ldd does. Of `env` it is what
 * env runs, with the variables that it sets: they may preload libraries.
 *
 * @throws {Error} when there is no such program
 */
export function commandObjects(words: readonly string[]): CommandObjects {
  const env = { ...process.env };
  let [program = '', ...rest] = throughEnv(words, env);
  for (let script = 0; script < maxScripts; script++) {
    const path = findProgram(program);
    const how = howRun(path);
    if (how?.kind === 'dynamic') return [path, ...listed(how.loader, path, env)];
    if (how?.kind !== 'script') return [path];
    [program = '', ...rest] = throughEnv([...how.words, path, ...rest], env);
  }
  return [];
}

/** What env runs, when env is what is run; the variables it sets are set in `env`. Its options are passed over. */
function throughEnv(words: readonly string[], env: NodeJS.ProcessEnv): readonly string[] {
  if (basename(words[0] ?? '') !== 'env') return words;
  const first = words.findIndex((word, at) => at > 0 && !word.startsWith('-') && !word.includes('='));
  if (first < 0) return words;
  for (const word of words.slice(1, first)) {
    const [, name, value] = /^([^-=][^=]*)=(.*)$/s.exec(word) ?? [];
    if (name !== undefined) env[name] = value;
  }
  return throughEnv(words.slice(first), env);
}

/** The file that holds a library by name (`c`, `libc.so.6`) or path; the program itself when it is linked statically. */
export function objectOfCommand(objects: CommandObjects, library: string): string | undefined {
  if (library.includes('/')) return realpathSync(library);
  return libraryOfCommand(objects, library) ?? objects[0];
}

/** The file that holds a library by name; undefined when the command does not map it. */
export function libraryOfCommand(objects: CommandObjects, library: string): string | undefined {
  return objects.slice(1).find((path) => isLibrary(basename(path), library));
}

/** Is this the file of the library `c` (libc.so.6, libc-2.31.so, ld-musl-x86_64.so.1) or `libc.so.6`? */
export function isLibrary(file: string, name: string): boolean {
  if (file === name || (name === 'c' && file.startsWith('ld-musl-'))) return true;
  if (!file.startsWith(`lib${name}`)) return false;
  return /^(\.so|-\d)/.test(file.slice(3 + name.length));
}

/** As execvp(3) finds it. */
function findProgram(name: string): string {
  if (name.includes('/')) return resolve(name);
  for (const directory of (process.env['PATH'] ?? '/usr/bin:/bin').split(delimiter)) {
    const path = join(directory === '' ? '.' : directory, name);
    if (isExecutable(path)) return resolve(path);
  }
  throw new Error(`no program '${name}' in PATH`);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function listed(loader: string, program: string, env: NodeJS.ProcessEnv): string[] {
  const text = execFileSync(loader, ['--list', program], {
    encoding: 'utf8',
    env,
    timeout: 5000,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return text.split('\n').flatMap((line) => {
    const path = /(?:=> |^\s+)(\/.*?) \(0x[0-9a-f]+\)$/.exec(line)?.[1];
    return path === undefined ? [] : [realpathSync(path)];
  });
}
