import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { AuthorPlace } from './author.ts';
import { bccx } from './bccx.ts';
import { bccxScript, checkout } from './checkout.ts';

/** Building compiles the SDK's library. */
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

let place: AuthorPlace;

beforeAll(async () => {
  place = new AuthorPlace();
  expect(await place.bccx('.', 'new', 'my-calls', '--kind', 'stack')).toMatchObject({ status: 0 });
  place.installSdk('my-calls');
  const built = await place.bccx('my-calls', 'build');
  expect(built.stderr).not.toMatch(/error/);
  expect(built.status).toBe(0);
});

afterAll(() => place[Symbol.dispose]());

function read(folder: string, file: string): string {
  return readFileSync(join(place.path(folder), file), 'utf8');
}

/** Changes a file of a copy of the tool. */
function copyWith(folder: string, changes: Readonly<Record<string, (text: string) => string>>): void {
  cpSync(place.path('my-calls'), place.path(folder), { recursive: true, preserveTimestamps: true });
  for (const [file, change] of Object.entries(changes)) {
    const before = read(folder, file);
    const after = change(before);
    expect(after, `${file} must change`).not.toBe(before);
    writeFileSync(join(place.path(folder), file), after);
  }
}

test('a new tool has no name of the template left and less than sixty lines of C', () => {
  const files = readdirSync(place.path('my-calls'), { recursive: true, encoding: 'utf8' }).filter(
    (file) => !file.startsWith('node_modules') && !file.startsWith('build'),
  );
  expect(files.sort()).toEqual([
    '.gitignore',
    'README.md',
    'my-calls.bpf.c',
    'my-calls.bpf.o',
    'my-calls.c',
    'my-calls.h',
    'my-calls.wasm',
    'package.json',
    'plugin.json',
    'test',
    'test/calls.c',
    'test/calls.test.sh',
  ]);
  const sources = ['my-calls.bpf.c', 'my-calls.c', 'my-calls.h'].map((file) => read('my-calls', file)).join('');
  expect(sources.split('\n').filter((line) => line.trim() !== '').length).toBeLessThan(60);
  for (const file of ['README.md', 'package.json', 'plugin.json', 'test/calls.test.sh']) {
    expect(read('my-calls', file)).not.toMatch(/my[-_]tool/i);
  }
  expect(sources).not.toMatch(/my[-_]tool/i);
});

test('building writes nothing into the installed SDK', () => {
  expect(existsSync(join(place.path('my-calls'), 'node_modules/@bccx/sdk/wasm/build'))).toBe(false);
});

test('the same sources give the same bytes in another folder, with an SDK that lies elsewhere and a library compiled anew', async () => {
  mkdirSync(place.path('a/much/deeper/folder'), { recursive: true });
  cpSync(place.path('my-calls'), place.path('a/much/deeper/folder/tool'), { recursive: true });
  for (const built of ['build', 'my-calls.bpf.o', 'my-calls.wasm', 'node_modules']) {
    rmSync(join(place.path('a/much/deeper/folder/tool'), built), { recursive: true });
  }
  place.installSdk('a');
  const cache = place.env['XDG_CACHE_HOME'] ?? '';
  rmSync(cache, { recursive: true });
  expect(await place.bccx('a/much/deeper/folder/tool', 'build')).toMatchObject({ status: 0 });
  for (const built of ['my-calls.bpf.o', 'my-calls.wasm']) {
    const bytes = readFileSync(join(place.path('a/much/deeper/folder/tool'), built));
    expect(bytes.equals(readFileSync(join(place.path('my-calls'), built))), built).toBe(true);
    expect(bytes.includes('/tmp/') || bytes.includes('/home/') || bytes.includes('/root/')).toBe(false);
  }
});

test('a new tool has nothing to mend', async () => {
  const { status, stdout } = await place.bccx('my-calls', 'check');
  expect(stdout).toBe('my-calls: nothing to mend\n');
  expect(status).toBe(0);
});

test('check names file, line and remedy of each fault', async () => {
  copyWith('faulty', {
    'plugin.json': (text) =>
      text
        .replace(/ *"bpf_get_stack",\n/, '')
        .replace('"tp-btf:sys_enter"', '"tp-btf:sys_exit"')
        .replace('"companions", ', '')
        .replace('117440512', '4096'),
    'README.md': (text) => text.replace('OVERHEAD', 'COST'),
    'package.json': (text) => text.replace('"bccx-plugin-my-calls"', '"my-calls"'),
  });
  const { status, stdout } = await place.bccx('faulty', 'check', '--json');
  expect(status).toBe(1);
  const { findings } = JSON.parse(stdout) as {
    findings: { file: string; line: number; level: string; code?: string; remedy: string }[];
  };
  const lineOf = (file: string, text: string): number =>
    read('faulty', file)
      .split('\n')
      .findIndex((line) => line.includes(text)) + 1;
  const found = findings
    .filter(({ level }) => level === 'error')
    .map(({ file, line, code }) => `${file}:${line} ${code ?? ''}`);
  expect(found).toContain(`package.json:${lineOf('package.json', '"name"')} `);
  expect(found).toContain(`plugin.json:${lineOf('plugin.json', '"attach": ["tp-btf')} BCCX_PERMISSION_ATTACH`);
  expect(found).toContain(`plugin.json:${lineOf('plugin.json', '"mapBytes"')} BCCX_PERMISSION_MAP_BYTES`);
  expect(found).toContain(`plugin.json:${lineOf('plugin.json', '"module": {')} BCCX_PERMISSION_MODULE`);
  const call = findings.find(({ code }) => code === 'BCCX_PERMISSION_HELPER');
  const [header = ''] = call?.file.match(/bpf\/include\/bccx\/.*/) ?? [];
  const source = readFileSync(join(place.path('my-calls'), 'node_modules/@bccx/sdk', header), 'utf8').split('\n');
  expect(source[(call?.line ?? 0) - 1]).toContain('bpf_get_stack(');
  expect(call?.remedy).toContain('"bpf_get_stack"');
  for (const { remedy } of findings) expect(remedy).not.toBe('');
});

test('a call in the tool itself is found on its own line', async () => {
  copyWith('caller', { 'plugin.json': (text) => text.replace(/ *"bpf_get_current_comm",\n/, '') });
  const { stdout } = await place.bccx('caller', 'check', '--json');
  const [finding] = (JSON.parse(stdout) as { findings: { file: string; line: number }[] }).findings;
  expect(finding?.file).toBe('my-calls.bpf.c');
  expect(read('caller', 'my-calls.bpf.c').split('\n')[(finding?.line ?? 0) - 1]).toContain('bpf_get_current_comm(');
});

test('an object without types or with a licence that the kernel does not take is not for publishing', async () => {
  copyWith('bare', {});
  const object = join(place.path('bare'), 'my-calls.bpf.o');
  execFileSync('llvm-objcopy', ['--remove-section=.BTF.ext', '--remove-section=.rel.BTF.ext', object]);
  const bare = await place.bccx('bare', 'check');
  expect(bare.status).toBe(1);
  expect(bare.stdout).toMatch(/^my-calls\.bpf\.o:1: error: has no \.BTF\.ext$/m);

  copyWith('closed', {});
  const bytes = readFileSync(join(place.path('closed'), 'my-calls.bpf.o'));
  bytes.write('Proprietary\0', bytes.indexOf('Dual BSD/GPL\0'), 'latin1');
  bytes.fill(0, bytes.indexOf('Proprietary\0') + 11, bytes.indexOf('Proprietary\0') + 13);
  writeFileSync(join(place.path('closed'), 'my-calls.bpf.o'), bytes);
  const closed = await place.bccx('closed', 'check');
  expect(closed.status).toBe(1);
  expect(closed.stdout).toContain("its licence 'Proprietary' is none that the kernel takes");
});

test('a manifest with a fault is told by line', async () => {
  copyWith('typo', { 'plugin.json': (text) => text.replace(/"attach": (?=\[\s*\{)/, '"atach": ') });
  const { status, stdout } = await place.bccx('typo', 'check');
  expect(status).toBe(1);
  expect(stdout).toMatch(/^plugin\.json:\d+: error: \/atach: is not a known field\n {2}did you mean "attach"\?$/m);
});

test('without compilers build says which and how to get them', async () => {
  const { status, stderr } = await place.bccx('my-calls', 'build');
  expect({ status, stderr }).toMatchObject({ status: 0 });
  const env = { ...place.env, CLANG: 'no-such-clang', EMCC: 'no-such-emcc' };
  const missing = await bccx(['build'], { cwd: place.path('my-calls'), env });
  expect(missing.status).toBe(3);
  expect(missing.stderr).toContain(
    "'no-such-clang', which compiles BPF programs; 'no-such-emcc', which compiles the WASM side",
  );
  expect(missing.stderr).toContain('apt install --no-install-recommends clang emscripten');
});

test('a name that is taken, wrong or in use is refused and leaves nothing', async () => {
  const list = (): string[] => readdirSync(place.path('names'));
  mkdirSync(place.path('names'));
  for (const [words, why] of [
    [['check'], 'is a verb of bccx'],
    [['My_Tool'], 'is no name of a tool'],
    [['my-tool', '--scope', 'acme'], 'is no npm scope'],
    [['my-tool', '--dir', '..'], 'is not empty'],
  ] as const) {
    const { status, stderr } = await place.bccx('names', 'new', ...words, '--kind', 'stack');
    expect(stderr).toContain(why);
    expect(status).toBe(2);
    expect(list()).toEqual([]);
  }
  const made = await place.bccx('names', 'new', 'io-lat', '--kind', 'stack', '--scope', '@acme', '--json');
  expect(JSON.parse(made.stdout)).toMatchObject({ packageName: '@acme/bccx-plugin-io-lat', kind: 'stack' });
  expect(read('names/io-lat', 'io-lat.bpf.c')).toContain('struct io_lat_key key');
});

test('packing twice gives the same archive, which holds what it says', async () => {
  const packs = [];
  for (const folder of ['first', 'second']) {
    mkdirSync(place.path(folder));
    const { status, stdout } = await place.bccx('my-calls', 'pack', '--to', place.path(folder), '--json');
    expect(status).toBe(0);
    packs.push(JSON.parse(stdout) as { archive: string; integrity: string; files: { path: string }[] });
  }
  const [first, second] = packs;
  expect(first?.integrity).toBe(second?.integrity);
  expect(readFileSync(first?.archive ?? '').equals(readFileSync(second?.archive ?? ''))).toBe(true);
  const listed = execFileSync('tar', ['tzf', first?.archive ?? ''])
    .toString()
    .trim()
    .split('\n');
  expect(listed.sort()).toEqual(first?.files.map(({ path }) => `package/${path}`).sort());
  expect(listed).toContain('package/my-calls.wasm');
});

test('what has an error is neither packed nor published', async () => {
  copyWith('unfit', { 'README.md': (text) => text.replace('OVERHEAD', 'COST') });
  for (const verb of ['pack', 'publish']) {
    const { status, stdout, stderr } = await place.bccx('unfit', verb);
    expect(stderr).toMatch(/1 to mend, first README\.md:\d+: has no section OVERHEAD \[BCCX_PACK_CHECK\]/);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  }
  expect(readdirSync(place.path('unfit')).filter((file) => file.endsWith('.tgz'))).toEqual([]);
});

test('files that must not ship are found by the check that add makes', async () => {
  copyWith('extra', {
    'package.json': (text) =>
      text
        .replace('"README.md"', '"README.md", "install.js"')
        .replace(
          '"engines"',
          '"scripts": { "postinstall": "node install.js" }, "dependencies": { "left-pad": "1" }, "engines"',
        ),
  });
  writeFileSync(join(place.path('extra'), 'install.js'), '');
  const { stdout } = await place.bccx('extra', 'check', '--json');
  const codes = (JSON.parse(stdout) as { findings: { code?: string }[] }).findings.map(({ code }) => code);
  expect(codes).toEqual(
    expect.arrayContaining(['BCCX_PACKAGE_SCRIPT', 'BCCX_PACKAGE_DEPENDENCY', 'BCCX_PACKAGE_ENTRY']),
  );
});

test('the kind is asked for on a terminal', () => {
  const words = `'${process.execPath}' '${bccxScript}' new asked`;
  mkdirSync(place.path('terminal'));
  execFileSync('script', ['-qec', words, '/dev/null'], { cwd: place.path('terminal'), env: place.env, input: '3\n' });
  expect(read('terminal/asked', 'plugin.json')).toContain('"kind": "histograms"');
});

test("the repository's own tools have no error", async () => {
  for (const name of readdirSync(join(checkout, 'plugins'))) {
    const { stdout, status } = await bccx(['check', join(checkout, 'plugins', name)], { env: place.env });
    expect({ name, status, errors: stdout.match(/^.*: error: .*$/gm) }).toEqual({ name, status: 0, errors: null });
  }
});
