import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FixtureRegistry } from './fixture-registry.ts';
import { toolArchive, toolFiles } from './tool-files.ts';
import { files, User } from './user.ts';

const name = 'bccx-plugin-sampler';

function withArchives(user: User, count: number): string[] {
  return Array.from({ length: count }, (_, i) => {
    const file = `tool-${i}.tgz`;
    writeFileSync(user.file(file), toolArchive({ name: `bccx-plugin-tool-${i}`, command: `tool-${i}` }));
    return `./${file}`;
  });
}

test('without --yes and without a terminal nothing is installed, and the flag is named', async () => {
  using user = new User();
  const [archive = ''] = withArchives(user, 1);
  const { status, stderr } = await user.bccx('add', archive);
  expect(status).toBe(2);
  expect(stderr).toMatch(/BCCX_ADD_CONFIRM.*\n.*--yes/);
  expect(user.contents()).toEqual({});
});

test('--dry-run shows the card and changes nothing', async () => {
  using user = new User();
  const [archive = ''] = withArchives(user, 1);
  const { status, stdout } = await user.bccx('add', archive, '--dry-run');
  expect(status).toBe(0);
  expect(stdout).toContain('It takes stacks');
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(user.contents()).toEqual({});
});

test('an installed tool is a command, with help, in the list, and gone when removed', async () => {
  using user = new User();
  const [archive = ''] = withArchives(user, 1);
  await user.bccx('add', archive, '--yes');
  expect((await user.bccx('tool-0', '--help')).stdout).toContain('Usage: bccx tool-0 ');
  expect((await user.bccx('list')).stdout).toMatch(/^tool-0 +1\.0\.0 /m);
  expect((await user.bccx('info', 'tool-0')).stdout).toMatch(/granted +at 2/);
  expect(await user.bccx('remove', 'tool-0')).toMatchObject({ status: 0 });
  expect(await user.failure('tool-0', '--help')).toMatchObject({ code: 'BCCX_TOOL_UNKNOWN', exit: 3 });
  expect(Object.keys(user.contents())).toEqual(['bccx-lock.json']);
  expect(await user.failure('remove', 'tool-0')).toMatchObject({ code: 'BCCX_NOT_INSTALLED', exit: 3 });
});

test('twelve at once do not lose one another', async () => {
  using user = new User();
  const archives = withArchives(user, 12);
  const ended = await Promise.all(archives.map((archive) => user.bccx('add', archive, '--yes')));
  expect(ended.map(({ status }) => status)).toEqual(archives.map(() => 0));
  expect(Object.keys(JSON.parse(user.lock()).tools)).toHaveLength(12);
  expect((await user.bccx('verify')).stdout).toContain('12 of 12 tools');
  expect(files(join(user.store, 'staging'))).toEqual([]);
});

test('a file that was changed is found by verify and not run; adding the tool again repairs it', async () => {
  using user = new User();
  const [archive = ''] = withArchives(user, 1);
  await user.bccx('add', archive, '--yes');
  const module = files(user.store).find((file) => file.endsWith('.wasm')) ?? '';
  const path = join(user.store, module);
  const bytes = readFileSync(path);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  writeFileSync(path, bytes);
  expect(await user.bccx('verify')).toMatchObject({ status: 4 });
  expect(await user.failure('tool-0', '1')).toMatchObject({ code: 'BCCX_STORE_CHANGED', exit: 4 });
  expect(await user.bccx('add', archive, '--yes')).toMatchObject({ status: 0 });
  expect(await user.bccx('verify')).toMatchObject({ status: 0 });
});

test('a file that was laid beside the others is found by verify', async () => {
  using user = new User();
  const [archive = ''] = withArchives(user, 1);
  await user.bccx('add', archive, '--yes');
  const readme = files(user.store).find((file) => file.endsWith('README.md')) ?? '';
  writeFileSync(join(user.store, readme, '../index.js'), 'x');
  const { status, stdout } = await user.bccx('verify');
  expect(status).toBe(4);
  expect(stdout).toContain('tool-0: index.js: not part of the package');
});

test('a command that another package has is not taken over', async () => {
  using user = new User();
  writeFileSync(user.file('a.tgz'), toolArchive({ name: 'bccx-plugin-a', command: 'leak' }));
  writeFileSync(user.file('b.tgz'), toolArchive({ name: 'bccx-plugin-b', command: 'leak' }));
  await user.bccx('add', './a.tgz', '--yes');
  expect(await user.failure('add', './b.tgz', '--yes')).toMatchObject({ code: 'BCCX_ADD_COMMAND_TAKEN', exit: 4 });
});

test('root uses no store that others can write', async () => {
  using user = new User();
  const [archive = ''] = withArchives(user, 1);
  await user.bccx('add', archive, '--yes');
  chmodSync(user.store, 0o777);
  expect(await user.failure('tool-0', '--help')).toMatchObject({ code: 'BCCX_STORE_UNSAFE', exit: 4 });
  expect(await user.failure('add', archive, '--yes')).toMatchObject({ code: 'BCCX_STORE_UNSAFE', exit: 4 });
});

test('a full disk leaves the store as it was', async () => {
  using user = new User();
  const [first = '', second = ''] = withArchives(user, 2);
  mkdirSync(user.store);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=400k,mode=755', 'none', user.store]);
  try {
    expect(await user.bccx('add', first, '--yes')).toMatchObject({ status: 0 });
    const before = user.contents();
    expect(await user.failure('add', second, '--yes')).toMatchObject({ code: 'BCCX_STORE_WRITE', exit: 1 });
    expect(user.contents()).toEqual(before);
    expect(await user.bccx('verify')).toMatchObject({ status: 0 });
  } finally {
    execFileSync('umount', [user.store]);
  }
});

test('a folder that is linked is a command that follows its files', async () => {
  using user = new User();
  mkdirSync(user.file('mine'));
  for (const [file, bytes] of Object.entries(toolFiles())) writeFileSync(user.file(`mine/${file}`), bytes);
  expect(await user.bccx('link', './mine')).toMatchObject({ status: 0 });
  expect((await user.bccx('sampler', '--help')).stdout).toContain('Usage: bccx sampler');
  const manifest = JSON.parse(readFileSync(user.file('mine/plugin.json'), 'utf8'));
  writeFileSync(user.file('mine/plugin.json'), JSON.stringify({ ...manifest, title: 'Changed meanwhile' }));
  expect((await user.bccx('sampler', '--help')).stdout).toContain('Changed meanwhile');
  expect(await user.bccx('verify')).toMatchObject({ status: 0 });
});

test('add --frozen makes the same lock file elsewhere, byte for byte, and stops when the registry gives others', async () => {
  await using registry = await FixtureRegistry.start();
  registry.offer({ name, version: '1.0.0' });
  registry.offer({ name: 'bccx-plugin-other', version: '2.0.0', command: 'other' });
  using author = new User(registry.environment);
  await author.bccx('add', name, 'bccx-plugin-other', '--yes');
  registry.offer({ name, version: '1.1.0' });
  using machine = new User(registry.environment);
  const lock = join(author.store, 'bccx-lock.json');
  expect(await machine.bccx('add', '--frozen', lock)).toMatchObject({ status: 0 });
  expect(machine.lock()).toBe(author.lock());
  expect(Object.keys(machine.contents())).toEqual(Object.keys(author.contents()));
  expect((await machine.bccx('add', '--frozen', lock)).stdout).toContain('0 of 2 tools installed');
  registry.offer({ name, version: '1.0.0', archive: toolArchive({ json: { description: 'another' } }) });
  using third = new User(registry.environment);
  expect(await third.failure('add', '--frozen', lock)).toMatchObject({ code: 'BCCX_FROZEN_CHANGED', exit: 4 });
  expect(third.contents()).toEqual({});
});

test.each([
  ['no JSON', 'nonsense'],
  ['a path as a version', '{"lock":1,"tools":{"x1":{"version":"../../1.0.0"}}}'],
  ['another form', '{"lock":2,"tools":{}}'],
])('a lock file that is %s is refused', async (_, text) => {
  using user = new User();
  writeFileSync(user.file('lock.json'), text);
  expect(await user.failure('add', '--frozen', './lock.json')).toMatchObject({ code: 'BCCX_LOCK_FILE', exit: 4 });
});

test('list --outdated and update know what the registry has', async () => {
  await using registry = await FixtureRegistry.start();
  registry.offer({ name, version: '1.0.0' });
  using user = new User(registry.environment);
  await user.bccx('add', name, '--yes');
  expect((await user.bccx('list', '--outdated')).stdout).toBe('every tool is up to date\n');
  registry.offer({ name, version: '1.1.0' });
  registry.offer({ name, version: '2.0.0', json: { engines: { bccx: '>=999' } } });
  const { stdout } = await user.bccx('list', '--outdated', '--json');
  expect(JSON.parse(stdout).outdated).toEqual([
    { name: 'sampler', package: name, installed: '1.0.0', fits: '1.1.0', latest: '2.0.0' },
  ]);
  expect((await user.bccx('update', '--yes')).stdout).toContain(`updated ${name} 1.0.0 to 1.1.0`);
  expect((await user.bccx('update', '--yes')).stdout).toContain('the latest, 2.0.0, does not fit this machine');
});

test('what was fetched once is installed again without its archive being sent', async () => {
  await using registry = await FixtureRegistry.start();
  registry.offer({ name, version: '1.0.0' });
  using user = new User(registry.environment);
  await user.bccx('add', name, '--yes');
  await user.bccx('remove', 'sampler');
  rmSync(join(user.store, 'packages'), { recursive: true });
  const before = registry.asked().length;
  expect(await user.bccx('add', name, '--yes')).toMatchObject({ status: 0 });
  expect(
    registry
      .asked()
      .slice(before)
      .map(({ path }) => path),
  ).toEqual([`/${name}`]);
});
