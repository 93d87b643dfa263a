import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bccx, type Ended } from './bccx.ts';
import { bccxScript, checkout } from './checkout.ts';
import { Scratch } from './scratch.ts';

/** A place outside the repository where an author works: only what npm would have put there, and caches of its own. */
export class AuthorPlace implements Disposable {
  readonly #scratch = new Scratch();
  readonly env: NodeJS.ProcessEnv;

  constructor() {
    const commands = this.path('bin');
    mkdirSync(commands);
    writeFileSync(join(commands, 'bccx'), `#!/bin/sh\nexec '${process.execPath}' '${bccxScript}' "$@"\n`);
    chmodSync(join(commands, 'bccx'), 0o755);
    this.env = {
      ...process.env,
      PATH: `${commands}:${process.env['PATH']}`,
      XDG_CACHE_HOME: this.path('cache'),
      XDG_DATA_HOME: this.path('data'),
      XDG_CONFIG_HOME: this.path('config'),
      npm_config_cache: this.path('npm-cache'),
      npm_config_update_notifier: 'false',
    };
  }

  path(name: string): string {
    return this.#scratch.file(name);
  }

  /** Runs bccx in a folder of this place. */
  async bccx(folder: string, ...words: string[]): Promise<Ended> {
    mkdirSync(this.path(folder), { recursive: true });
    return await bccx(words, { cwd: this.path(folder), env: this.env });
  }

  /** The SDK as its package has it, where `npm install` would put it. */
  installSdk(folder: string): void {
    const modules = join(this.path(folder), 'node_modules/@bccx');
    mkdirSync(modules, { recursive: true });
    const options = { cwd: join(checkout, 'sdk'), env: this.env };
    const [tarball = ''] = execFileSync(
      'npm',
      ['pack', '--silent', '--ignore-scripts', `--pack-destination=${modules}`],
      options,
    )
      .toString()
      .trim()
      .split('\n');
    execFileSync('tar', ['xzf', join(modules, tarball), '-C', modules]);
    renameSync(join(modules, 'package'), join(modules, 'sdk'));
  }

  [Symbol.dispose](): void {
    this.#scratch[Symbol.dispose]();
  }
}
