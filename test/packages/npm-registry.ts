import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Scratch } from '../e2e/scratch.ts';
import { execute } from './execute.ts';

const verdaccio = createRequire(import.meta.url).resolve('verdaccio/bin/verdaccio');

/** A real npm registry (verdaccio) on loopback, empty, without any other registry behind it. */
export class NpmRegistry implements AsyncDisposable {
  readonly url: string;
  /** An .npmrc that names it and may publish to it. */
  readonly userConfig: string;
  readonly #scratch: Scratch;
  readonly #process: ChildProcess;

  private constructor(url: string, userConfig: string, scratch: Scratch, child: ChildProcess) {
    this.url = url;
    this.userConfig = userConfig;
    this.#scratch = scratch;
    this.#process = child;
  }

  static async start(): Promise<NpmRegistry> {
    const scratch = new Scratch();
    const port = await freePort();
    const url = `http://127.0.0.1:${port}/`;
    writeFileSync(
      scratch.file('config.yaml'),
      JSON.stringify({
        storage: scratch.file('storage'),
        auth: { htpasswd: { file: scratch.file('htpasswd') } },
        uplinks: {},
        packages: { '**': { access: '$all', publish: '$anonymous', unpublish: '$anonymous' } },
        log: { type: 'stdout', format: 'json', level: 'error' },
        max_body_size: '64mb',
        web: { enable: false },
      }),
    );
    const userConfig = scratch.file('npmrc');
    writeFileSync(userConfig, `registry=${url}\n//127.0.0.1:${port}/:_authToken=anonymous\n`);
    const child = spawn(process.execPath, [verdaccio, '--config', scratch.file('config.yaml'), '--listen', url], {
      stdio: 'ignore',
    });
    const registry = new NpmRegistry(url, userConfig, scratch, child);
    for (const end = Date.now() + 20_000; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
      try {
        if ((await fetch(`${url}-/ping`)).ok) return registry;
      } catch (error) {
        if (Date.now() > end) throw error;
      }
    }
  }

  /** Publishes a package folder or archive with npm itself. */
  async publish(packagePath: string, ...flags: string[]): Promise<void> {
    const home = this.#scratch.file('home');
    mkdirSync(home, { recursive: true });
    const words = ['publish', packagePath, '--ignore-scripts', '--provenance=false', '--access=public', ...flags];
    await execute('npm', words, { cwd: home, env: this.environment(home) });
  }

  /** The environment of somebody with an empty home who knows only this registry. */
  environment(home: string): NodeJS.ProcessEnv {
    return {
      PATH: process.env['PATH'],
      HOME: home,
      npm_config_userconfig: this.userConfig,
      npm_config_cache: join(home, '.npm'),
      npm_config_fetch_retries: '0',
      npm_config_update_notifier: 'false',
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once('close', resolve));
    this.#process.kill('SIGKILL');
    await ended;
    this.#scratch[Symbol.dispose]();
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
