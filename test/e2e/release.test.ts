import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { execute } from '../packages/execute.ts';
import { checkout } from './checkout.ts';
import { registryWithDependencies, release } from './published.ts';
import { Scratch } from './scratch.ts';

interface PackageJson {
  readonly version: string;
  readonly engines: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

test('every package goes out behind what it needs, once, and an empty home can install and run bccx', async () => {
  await using registry = await registryWithDependencies();
  const first = (await release(registry, 'publish')).trim().split('\n');
  expect(first.every((line) => line.endsWith(' is published'))).toBe(true);
  const order = first.map((line) => line.split(' ')[0]);
  expect(order.slice(0, 4)).toEqual(['@bccx/libbpf-glue-linux-x64', '@bccx/libbpf-glue', 'bccx', '@bccx/sdk']);
  const tools = readdirSync(join(checkout, 'plugins')).map((name) => `@bccx/${name}`);
  expect(order.slice(4).sort()).toEqual(tools.sort());

  const again = (await release(registry, 'publish')).trim().split('\n');
  expect(again.every((line) => line.endsWith(' is there already'))).toBe(true);

  using scratch = new Scratch();
  const env = { ...registry.environment(scratch.path), BCCX_HOME: scratch.file('store') };
  const prefix = scratch.file('prefix');
  await execute('npm', ['install', '--global', `--prefix=${prefix}`, 'bccx'], { cwd: scratch.path, env });
  const command = join(prefix, 'bin/bccx');
  await execute(command, ['add', '--yes', 'profile'], { cwd: scratch.path, env });
  const folded = await execute(command, ['profile', '-F', '99', '-f', '1'], { cwd: scratch.path, env });
  expect(folded).toMatch(/^\S.* \d+$/m);
});

test('version raises tools that would leave out the new bccx, and keeps the first four together', async () => {
  using scratch = new Scratch();
  const clone = scratch.file('clone');
  const env = { ...process.env, HOME: scratch.path, npm_config_cache: scratch.file('npm') };
  // What is committed or not: the files that git knows or would add.
  const listed = await execute('git', ['ls-files', '-co', '--exclude-standard'], { cwd: checkout, env });
  for (const file of listed
    .split('\n')
    .filter((name) => /(?:^|\/)package\.json$|^\.changeset\/|^scripts\/|^biome\.json$/.test(name))) {
    mkdirSync(join(clone, file, '..'), { recursive: true });
    cpSync(join(checkout, file), join(clone, file));
  }
  symlinkSync(join(checkout, 'node_modules'), join(clone, 'node_modules'));
  writeFileSync(join(clone, '.changeset/for-the-test.md'), '---\n"bccx": major\n---\n\nA new age.\n');
  for (const words of [
    ['init', '-q'],
    ['add', '-A'],
    ['-c', 'user.name=t', '-c', 'user.email=t@localhost', 'commit', '-qm', 'x'],
  ]) {
    await execute('git', words, { cwd: clone, env });
  }
  await execute(process.execPath, ['scripts/release.js', 'version'], { cwd: clone, env });
  const read = (folder: string): PackageJson => JSON.parse(readFileSync(join(clone, folder, 'package.json'), 'utf8'));
  const host = read('core').version;
  expect(host).toBe('1.0.0');
  for (const folder of ['core/libbpf-glue', 'core/libbpf-glue/linux-x64', 'sdk'])
    expect(read(folder).version).toBe(host);
  expect(read('core').dependencies['@bccx/libbpf-glue']).toBe(host);
  expect(read('core/libbpf-glue').optionalDependencies['@bccx/libbpf-glue-linux-x64']).toBe(host);
  for (const name of readdirSync(join(checkout, 'plugins'))) {
    const before = JSON.parse(readFileSync(join(checkout, 'plugins', name, 'package.json'), 'utf8'));
    const now = read(`plugins/${name}`);
    expect(now.engines['bccx']).toBe(`^${host}`);
    expect(now.version).not.toBe(before.version);
    const changelog = readFileSync(join(clone, 'plugins', name, 'CHANGELOG.md'), 'utf8');
    expect(changelog).toContain(`## ${now.version}\n`);
    expect(changelog).toContain(`- Works with bccx ${host}.`);
  }
  expect(readdirSync(join(clone, '.changeset')).filter((file) => file.endsWith('.md') && file !== 'README.md')).toEqual(
    [],
  );
});
