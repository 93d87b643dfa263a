import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { bccx, type Ended, type RunningBccx, type RunOptions, startBccx } from '../e2e/bccx.ts';
import { Scratch } from '../e2e/scratch.ts';

/** Somebody with an empty home and an empty store. */
export class User implements Disposable {
  readonly #scratch = new Scratch();
  readonly store = this.#scratch.file('store');
  readonly home = this.#scratch.path;
  readonly environment: NodeJS.ProcessEnv;

  constructor(environment: NodeJS.ProcessEnv = {}) {
    this.environment = {
      PATH: process.env['PATH'],
      HOME: this.home,
      npm_config_fetch_retries: '0',
      ...environment,
      BCCX_HOME: this.store,
    };
  }

  file(name: string): string {
    return this.#scratch.file(name);
  }

  async bccx(...words: string[]): Promise<Ended> {
    return await bccx(words, this.#options);
  }

  start(...words: string[]): RunningBccx {
    return startBccx(words, this.#options);
  }

  /** Runs it with --json and gives the code of its error; undefined when it succeeded. */
  async failure(...words: string[]): Promise<{ code: string; exit: number; message: string } | undefined> {
    const { status, stderr } = await this.bccx(...words, '--json');
    if (status === 0) return undefined;
    const { code, exit, message } = JSON.parse(stderr).error;
    if (exit !== status) throw new Error(`it ended with ${status} and said ${exit}`);
    return { code, exit, message };
  }

  /** The text of the store's lock file; '' without one. */
  lock(): string {
    return this.contents()['bccx-lock.json'] ?? '';
  }

  /** What is in the store but the cache of what was fetched: paths, and the text of the lock file. */
  contents(): Record<string, string> {
    return Object.fromEntries(
      files(this.store)
        .filter((path) => !path.startsWith('cache/') && path !== '.lock')
        .map((path) => [path, path === 'bccx-lock.json' ? readFileSync(join(this.store, path), 'utf8') : '']),
    );
  }

  get #options(): RunOptions {
    return { env: this.environment, cwd: this.home };
  }

  [Symbol.dispose](): void {
    this.#scratch[Symbol.dispose]();
  }
}

/** Everything below a folder that is no folder. */
export function files(folder: string): string[] {
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}
