import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AuthorPlace } from '../e2e/author.ts';
import { type Ended, RunningBccx } from '../e2e/bccx.ts';
import { checkout, workloadDirectory } from '../e2e/checkout.ts';
import { Scratch } from '../e2e/scratch.ts';
import { execute } from './execute.ts';
import { NpmRegistry } from './npm-registry.ts';

/** Everything that is published, and what it needs from others, in an order in which each finds what it needs. */
const published = [
  ...readdirSync(join(checkout, 'node_modules/@koromix')).map((name) => `node_modules/@koromix/${name}`),
  'node_modules/koffi',
  'node_modules/commander',
  'core/libbpf-glue/linux-x64',
  'core/libbpf-glue',
  'core',
  ...readdirSync(join(checkout, 'plugins')).map((name) => `plugins/${name}`),
].filter((path) => existsSync(join(checkout, path, 'package.json')));

let registry: NpmRegistry;
beforeAll(async () => {
  registry = await NpmRegistry.start();
  for (const path of published) await registry.publish(join(checkout, path));
}, 120_000);
afterAll(async () => await registry[Symbol.asyncDispose]());

/** A machine that has node, npm and this registry, and nothing else: no compiler in its PATH. */
class Machine implements Disposable {
  readonly #scratch = new Scratch();
  readonly #environment: NodeJS.ProcessEnv;
  readonly home = this.#scratch.path;

  constructor() {
    const tools = this.#scratch.file('tools');
    mkdirSync(tools);
    this.#environment = {
      ...registry.environment(this.home),
      PATH: `${this.#scratch.file('prefix/bin')}:${join(process.execPath, '..')}:${tools}`,
      BCCX_HOME: this.#scratch.file('store'),
    };
  }

  file(name: string): string {
    return this.#scratch.file(name);
  }

  /** Installs bccx as its README says. */
  async installBccx(): Promise<void> {
    const words = ['install', '--global', '--prefix', this.file('prefix'), '--ignore-scripts', 'bccx'];
    await execute('npm', words, { cwd: this.home, env: { ...this.#environment, PATH: process.env['PATH'] } });
  }

  async bccx(...words: string[]): Promise<Ended> {
    const options = { cwd: this.home, env: this.#environment, stdio: ['ignore', 'pipe', 'pipe'] as const };
    return await new RunningBccx(
      spawn(this.file('prefix/bin/bccx'), words, { ...options, stdio: ['ignore', 'pipe', 'pipe'] }),
    ).ended;
  }

  [Symbol.dispose](): void {
    this.#scratch[Symbol.dispose]();
  }
}

test('no package that is published runs anything when it is installed, ours needs no compiler', () => {
  for (const path of published.filter((each) => !each.startsWith('node_modules'))) {
    const { scripts = {} } = JSON.parse(readFileSync(join(checkout, path, 'package.json'), 'utf8'));
    expect(Object.keys(scripts).filter((name) => /^(?:pre|post)?install$|^prepare$|^prepublish$/.test(name))).toEqual(
      [],
    );
  }
});

test('from an empty home: install bccx, add memleak, run it as root, get a picture of the leak', async () => {
  using machine = new Machine();
  await machine.installBccx();
  expect((await machine.bccx('--version')).stdout).toMatch(/^\d+\.\d+\.\d+/);
  const added = await machine.bccx('add', 'memleak', 'profile@^0', '--yes');
  expect(added, added.stderr).toMatchObject({ status: 0 });
  expect(added.stdout).toContain('installed @bccx/memleak');
  expect((await machine.bccx('list')).stdout).toMatch(/^memleak .*\nprofile /m);
  const command = `${join(workloadDirectory, 'leaks')} --now`;
  const traced = await machine.bccx('memleak', '-o', '0', '--out', 'leak.svg', '-c', command, '600');
  expect(traced, traced.stderr).toMatchObject({ status: 0 });
  const svg = readFileSync(machine.file('leak.svg'), 'utf8');
  expect(svg).toMatch(/^<\?xml[\s\S]*<svg/);
  for (const name of ['leak_malloc', 'leak_calloc', 'leak_posix_memalign']) expect(svg).toContain(name);
  expect(await machine.bccx('verify')).toMatchObject({ status: 0 });
});

test('a tool of a stranger: begun, built, published, installed elsewhere and run', async () => {
  using author = new AuthorPlace();
  author.installSdk('.');
  Object.assign(author.env, registry.environment(author.path('home')));
  Object.assign(author.env, { PATH: `${author.path('bin')}:${process.env['PATH']}`, npm_config_provenance: 'false' });
  const steps: [string, string[]][] = [
    ['.', ['new', 'oncpu', '--kind', 'stack', '--json']],
    ['oncpu', ['build']],
    ['oncpu', ['publish']],
  ];
  for (const [folder, words] of steps) {
    const ended = await author.bccx(folder, ...words);
    expect(ended, `${words.join(' ')}: ${ended.stderr}${ended.stdout}`).toMatchObject({ status: 0 });
  }
  using machine = new Machine();
  await machine.installBccx();
  const name = 'bccx-plugin-oncpu';
  const added = await machine.bccx('add', name, '--yes');
  expect(added, added.stderr).toMatchObject({ status: 0 });
  const ran = await machine.bccx('oncpu', '--out', 'out.svg', '1');
  expect(ran, ran.stderr).toMatchObject({ status: 0 });
  expect(readFileSync(machine.file('out.svg'), 'utf8')).toContain('<svg');
}, 240_000);
