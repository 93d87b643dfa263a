import { chmodSync, copyFileSync, mkdirSync, readFileSync, readlinkSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { nodeArguments } from './jail-process.ts';
import { buildProbes, bundle, scratchDirectory } from './testing/fixture.ts';
import { type JailRun, MEMORY, runInJail } from './testing/run-jail.ts';

const { EPERM, ENOENT, EACCES, ENOSYS, EBADF, ENOMEM, EMFILE } = constants.errno;
const directory = scratchDirectory();
const programs = buildProbes(directory);
const probe = join(programs, 'escape-probe');
const script = await bundle('script-escapes.ts', directory);

const namespaces = ['pid', 'net', 'ipc', 'uts', 'mnt'];
const layers = [
  'pid-namespace',
  'network-namespace',
  'ipc-namespace',
  'uts-namespace',
  'own-root',
  'own-keyring',
  'bounding-set',
  'own-user',
  'no-capabilities',
  'landlock',
  'limits',
  'seccomp',
];

/** Every attempt of jail/test/escape_probe.c that the filter, not the file system, answers. */
const refused = {
  ...answers(EPERM, [
    ...['create', 'create-unnamed', 'open-writable', 'open-path', 'openat2', 'mkdir', 'unlink', 'rename', 'symlink'],
    ...['link', 'mknod', 'chmod', 'chdir', 'truncate', 'getdents', 'stat', 'name-to-handle', 'open-by-handle'],
    ...['socket-inet', 'socket-unix', 'socket-netlink', 'socket-packet', 'socketpair', 'connect', 'sendmsg', 'recvmsg'],
    ...['fork', 'vfork', 'clone', 'clone-namespace', 'execve', 'kill-parent', 'kill-everyone', 'kill-group', 'tgkill'],
    ...['tkill', 'pidfd-open', 'pidfd-getfd', 'ptrace-attach', 'ptrace-traceme', 'process-vm-readv'],
    ...['process-vm-writev', 'setpriority', 'sched-setscheduler', 'setsid', 'bpf', 'perf-event-open', 'io-uring'],
    ...[
      'userfaultfd',
      'keyctl',
      'add-key',
      'request-key',
      'memfd',
      'shmget',
      'msgget',
      'init-module',
      'kexec',
      'reboot',
    ],
    ...['syslog', 'iopl', 'modify-ldt', 'personality', 'fanotify', 'tiocsti', 'x32', 'setuid', 'setgid', 'setresuid'],
    ...['setgroups', 'capset', 'prctl-seccomp', 'prctl-dumpable', 'prctl-pdeathsig', 'seccomp', 'landlock', 'unshare'],
    ...['setns', 'mount', 'umount', 'pivot-root', 'chroot', 'setrlimit', 'prlimit'],
  ]),
  // clone3 is for libc, which then takes clone; the one execveat was the jail's own.
  ...answers(ENOSYS, ['clone3', 'execveat-path', 'execveat-descriptor']),
  ...answers(EBADF, ['write-script']),
  ...answers(ENOMEM, ['map-much']),
  ...answers(EMFILE, ['many-descriptors']),
};
const reads = ['open-passwd', 'open-root', 'open-proc', 'open-parent-proc', 'open-dev', 'open-up'];

function answers(answer: number | string, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, String(answer)]));
}

describe('a program in the place of node', () => {
  const outside: Record<string, string> = {};
  let run: JailRun;

  beforeAll(async () => {
    run = await runInJail({
      node: probe,
      script,
      args: [],
      onEnd(pid) {
        for (const name of ['status', 'limits', 'mounts', 'oom_score_adj'])
          outside[name] = readFileSync(`/proc/${pid}/${name}`, 'latin1');
        for (const name of namespaces) outside[name] = readlinkSync(`/proc/${pid}/ns/${name}`);
      },
    });
  });

  test('has every layer around it', () => {
    const held = run.status.filter((line) => / yes( |$)/.test(line)).map((line) => line.split(' ')[1]);
    expect(held).toEqual(layers);
    expect(run.status.at(-1)).toBe('exit 0');
  });

  test('is refused each attempt with its errno', () => {
    expect(run.answers).toEqual({ ...refused, ...answers(ENOENT, reads) });
  });

  test('has no descriptor but its channels and the script, and no environment but what keeps OpenSSL quiet', () => {
    expect(run.facts['descriptors']).toBe('0 1 2 5');
    expect(run.facts['environment']).toBe('OPENSSL_CONF=/no-openssl-configuration');
    expect(run.facts['pid']).toBe('1');
  });

  test('has no capability and a user of its own', () => {
    const status = new Map(
      (outside['status'] ?? '').split('\n').map((line) => [line.split(':')[0], line.split(/:\s*/)[1]]),
    );
    for (const set of ['CapInh', 'CapPrm', 'CapEff', 'CapBnd', 'CapAmb'])
      expect(status.get(set)).toBe('0000000000000000');
    expect(status.get('NoNewPrivs')).toBe('1');
    expect(status.get('Seccomp')).toBe('2');
    expect(status.get('Groups')).toBe('');
    const [uid] = (status.get('Uid') ?? '').split('\t');
    expect(status.get('Uid')).toBe([uid, uid, uid, uid].join('\t'));
    expect(status.get('Gid')).toBe(status.get('Uid'));
    expect(Number(uid)).toBeGreaterThanOrEqual(0x70000000);
    expect(run.facts['uid']).toBe(`${uid} ${uid}`);
  });

  test('is in namespaces of its own, with one read-only file system', () => {
    for (const name of namespaces) expect(outside[name], name).not.toBe(readlinkSync(`/proc/self/ns/${name}`));
    const mounts = (outside['mounts'] ?? '').trim().split('\n');
    const columns = mounts.map((line) => line.split(' '));
    expect(columns.map(([, place]) => place)).toEqual(['/', probe]);
    for (const [, , , flags] of columns)
      expect(flags?.split(',')).toEqual(expect.arrayContaining(['ro', 'nosuid', 'nodev']));
  });

  test('is limited', () => {
    expect(outside['limits']).toMatch(/^Max file size +0 +0 /m);
    expect(outside['limits']).toMatch(/^Max core file size +0 +0 /m);
    expect(outside['limits']).toMatch(/^Max processes +32 +32 /m);
    expect(outside['oom_score_adj']).toBe('500\n');
    expect(outside['limits']).toMatch(/^Max open files +64 +64 /m);
    expect(outside['limits']).toMatch(new RegExp(`^Max data size +${MEMORY} +${MEMORY} `, 'm'));
  });
});

test('a 32-bit system call ends the process', async () => {
  const { answers: given, status } = await runInJail({ node: probe, script, args: ['ia32'] });
  expect(given).toEqual({});
  expect(status.at(-1)).toBe(`signal ${constants.signals.SIGSYS}`);
});

test('without a capability and without namespaces Landlock and seccomp hold by themselves', async () => {
  const through = [join(programs, 'powerless')];
  const { answers: given, status } = await runInJail({ node: probe, script, args: [], through });
  const missing = status.filter((line) => line.includes(' no ')).map((line) => line.split(' ')[1]);
  expect(missing).toEqual(['user-namespace', ...layers.slice(0, 5), 'bounding-set', 'own-user']);
  expect(given).toEqual({ ...refused, ...answers(EACCES, reads) });
});

test('what JavaScript has for it does not get out either', async () => {
  const { answers: given, stderr } = await runInJail({ node: process.execPath, script, args: nodeArguments });
  expect(stderr).toBe('');
  expect(given).toEqual({
    ...answers('ENOENT', ['readFile', 'readFile-self', 'worker-readFile']),
    ...answers('EPERM', ['stat', 'writeFile', 'append-node', 'mkdir', 'unlink', 'symlink', 'chdir', 'kill']),
    ...answers('EPERM', [
      'kill-group',
      'setuid',
      'setgroups',
      'spawnSync',
      'execFileSync-node',
      'spawn',
      'net-connect',
    ]),
    ...answers('EPERM', ['net-unix', 'net-listen', 'dgram']),
    readdir: 'EACCES',
    // getaddrinfo without /etc/hosts and without a socket.
    dns: 'EAI_AGAIN',
    dlopen: 'ERR_DLOPEN_FAILED',
    environment: '-',
  });
});

test('node below a directory that only its owner may enter works', async () => {
  const home = join(directory, 'home');
  mkdirSync(join(home, 'bin'), { recursive: true });
  const node = join(home, 'bin/node');
  copyFileSync(process.execPath, node);
  chmodSync(home, 0o700);
  const { answers: given, status } = await runInJail({ node, script, args: nodeArguments });
  expect(status.at(-1)).toBe('exit 0');
  expect(given['readFile']).toBe('ENOENT');
});
