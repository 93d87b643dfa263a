import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bccx } from './bccx.ts';
import { bccxScript, checkout } from './checkout.ts';

const { version } = JSON.parse(readFileSync(`${checkout}/core/package.json`, 'utf8'));

/** What a user sees, without what differs from machine to machine. */
function seen(text: string): string {
  return text.replaceAll(checkout, 'CHECKOUT').replaceAll(version, 'VERSION');
}

test('help of bccx, of a tool and of a verb are golden and fit 80 columns', async () => {
  for (const [words, name] of [
    [['--help'], 'help'],
    [['help', 'profile'], 'help-profile'],
    [['help', 'info'], 'help-info'],
  ] as const) {
    const { status, stdout, stderr } = await bccx(words);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    await expect(seen(stdout)).toMatchFileSnapshot(`golden/${name}.txt`);
    for (const line of stdout.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
  }
});

test('usage errors are two lines, golden, and exit with 2 or 3', async () => {
  const lines = [
    'lst',
    'porfile',
    'add',
    'remove nothing',
    'completion tcsh',
    'run',
    'list extra',
    'info',
    'info nothing',
    'info --nope profile',
    'profile --fodled',
    'profile --f',
    'profile -q',
    'profile -p',
    'profile -p x',
    'profile -p 1 -L 1',
    'profile -F 0',
    'profile -F 99 -c 9',
    'profile 5 6',
    'profile 0',
    'profile -C 8191 1',
    'profile --cgroup /nowhere 1',
    'profile --mntns /etc/passwd 1',
    'profile --out x.nope 1',
    'profile --out /nowhere/x.svg 1',
    './nowhere',
  ];
  const shown: string[] = [];
  for (const line of lines) {
    const { status, stdout, stderr } = await bccx(line.split(' '), { cwd: checkout });
    expect({ line, stdout }).toEqual({ line, stdout: '' });
    expect({ line, lines: stderr.split('\n').length - 1 }).toEqual({ line, lines: 2 });
    shown.push(`$ bccx ${line}\n${seen(stderr)}(exit ${status})\n`);
  }
  await expect(shown.join('\n').replace(/online: .*/, 'online: LIST')).toMatchFileSnapshot('golden/usage-errors.txt');
});

test('with --json an error is one object', async () => {
  const { status, stderr } = await bccx(['profile', '--json', '-F', '0']);
  expect(status).toBe(2);
  expect(JSON.parse(stderr)).toEqual({
    error: {
      code: 'BCCX_OPTION_VALUE',
      message: "bccx: running 'profile': -F '0': is below 1",
      hint: 'write a number of samples per second such as 99 or 1khz',
      exit: 2,
    },
  });
});

test('list and info answer in text and JSON', async () => {
  const list = JSON.parse((await bccx(['list', '--json'])).stdout);
  expect(list.broken).toEqual([]);
  expect(list.tools).toContainEqual(expect.objectContaining({ name: 'profile', package: '@bccx/profile', version }));
  expect((await bccx(['list'])).stdout).toMatch(/^TOOL +VERSION +TITLE\n(.*\n)*profile +\S+ +Sample on-CPU stacks/);
  const info = JSON.parse((await bccx(['info', 'profile', '--json'])).stdout);
  expect(info.files.map(({ file }: { file: string }) => file)).toEqual(['profile.bpf.o', 'profile.wasm']);
  const sum = spawnSync('sha256sum', [`${checkout}/plugins/profile/profile.wasm`], { encoding: 'utf8' });
  expect(info.files[1].sha256).toBe(sum.stdout.split(' ')[0]);
});

test('control characters of a command line do not reach the terminal', async () => {
  const { stderr } = await bccx(['\u001b[2J\u202eevil\nline']);
  expect(stderr).not.toMatch(/[^\n\t -~\u2500-\u257f]/);
  expect(stderr.split('\n')).toHaveLength(3);
});

test('a reader that goes away is no error', () => {
  const shell = spawnSync('sh', ['-c', `${process.execPath} ${bccxScript} help profile | true; echo $?`], {
    encoding: 'utf8',
  });
  expect(shell.stdout).toBe('0\n');
  expect(shell.stderr).toBe('');
});

test('doctor says for each facility whether it works', async () => {
  const { status, stdout } = await bccx(['doctor', '--json']);
  const { works, findings } = JSON.parse(stdout) as { works: boolean; findings: { name: string; works: boolean }[] };
  expect(status).toBe(works ? 0 : 5);
  expect(works).toBe(true);
  const names = findings.map(({ name }) => name);
  for (const name of [
    'btf',
    'tracefs',
    'perf-event',
    'ring-buffer',
    'tp-btf',
    'uprobe',
    'uprobe-multi',
    'kprobe',
    'fentry',
    'privilege',
    'lockdown',
    'kallsyms',
    'node',
    'libbpf-glue',
  ]) {
    expect(names).toContain(name);
  }
});
