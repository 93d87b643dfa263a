import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const workloads = fileURLToPath(new URL('../workloads/build/', import.meta.url));

/**
 * A program that works until it is stopped.
 *
 * @typedef {object} LiveProgram
 * @property {(place: string) => Started | undefined} start place: a folder of its own; undefined: it is not installed here
 * @property {string} [root] the root that it runs in, in which its folder lies, too
 * @property {string} [call] what stackcount counts in it, when not its calls of malloc
 * @property {RegExp} [root] the function that its stacks begin with, when not that of a C program or thread
 *
 * @typedef {object} Started
 * @property {import('node:child_process').ChildProcess[]} children
 */

/** @type {Record<string, LiveProgram>} */
export const livePrograms = {
  'C: qsort, libm, signals, threads': { start: () => run([join(workloads, 'no_frames')]) },
  'C++: streams, sort, exceptions': { start: () => run([join(workloads, 'no_frames_cpp')]) },
  perl: { start: () => run(['perl', '-e', perlText]) },
  python3: { start: () => run(['/usr/bin/python3', '-c', pythonText]) },
  bash: { start: () => run(['bash', '-c', bashText]) },
  node: { start: () => run([process.execPath, '-e', nodeText]) },
  'node --perf-basic-prof': {
    start: () => run([process.execPath, '--perf-basic-prof', '--interpreted-frames-native-stack', '-e', nodeText]),
  },
  'java, with a perf map': { start: java },
  'clang -O2': { start: (place) => run(['sh', '-c', clangText(place)]) },
  ...servers('/'),
};

/**
 * Servers under load.
 *
 * @param {string} root where they are installed, such as what test/bench/peers/debug-root makes
 * @returns {Record<string, LiveProgram>}
 */
export function servers(root) {
  return {
    'postgres under pgbench': { root, start: (place) => postgres(place, root) },
    redis: { root, start: (place) => redis(place, root), call: 'c:write' },
    nginx: { root, start: (place) => nginx(place, root), call: 'c:writev' },
  };
}

const perlText =
  'while (1) { my %h; $h{$_ % 97} .= sprintf("%.3f", sqrt $_) for 1 .. 3000; ' +
  'my @k = sort { $h{$a} cmp $h{$b} } keys %h; (my $t = join ",", @k) =~ s/(\\d)(\\d)/$2$1/g; select undef, undef, undef, 0.0005 }';
const pythonText =
  'import json, re, time, hashlib\nwhile True:\n' +
  ' d = [{"a": i, "b": str(i) * 3, "c": [i / 7] * 5} for i in range(300)]\n s = json.dumps(sorted(d, key=lambda e: -e["a"]))\n' +
  ' re.sub(r"(\\d+)(\\D)", r"\\2\\1", s); json.loads(s); hashlib.sha256(s.encode()).digest(); time.sleep(0.0005)\n';
const bashText =
  'exec 3<> <(:); while :; do a=(); for ((i = 0; i < 300; i++)); do a+=("${i//1/x}$((i * i))"); done; s="${a[*]}"; [[ $s =~ 9x+ ]]; ' +
  'read -r -t 0.001 -u 3; done';
const nodeText =
  'const z = require("zlib"); function f(n) { return n < 2 ? n : f(n - 1) + f(n - 2); } ' +
  'function turn() { f(20); const s = JSON.stringify(Array.from({ length: 900 }, (_, i) => ({ i, t: "x" + i * 7 }))); ' +
  'z.deflateSync(s); [...s.matchAll(/"t":"(x\\d+)"/g)].sort((a, b) => a[1] < b[1] ? -1 : 1); setTimeout(turn, 1); } turn();';
/** A real file, its body forty times over so that compiling it takes a while. */
const clangText = (/** @type {string} */ place) =>
  `f=${fileURLToPath(new URL('../workloads/no_frames.cpp', import.meta.url))}; { grep '^#' $f; for i in $(seq 40); do ` +
  `echo "namespace n$i {"; grep -v '^#' $f; echo "}"; done; } > ${place}/f.cpp; ` +
  `while :; do clang -O2 -g -DAPART= -std=c++17 -c -o /dev/null ${place}/f.cpp; done`;

/**
 * @param {string[]} command
 * @param {string} [root]
 * @returns {Started | undefined}
 */
function run(command, root = '/') {
  if (spawnSync('chroot', [root, 'sh', '-c', 'command -v "$0"', command[0] ?? '']).status !== 0) return undefined;
  return { children: [spawn('chroot', [root, ...command], { stdio: 'ignore' })] };
}

const javaText = `public class Work {
  static int fibonacci(int n) { return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2); }
  public static void main(String[] words) throws Exception {
    java.util.Map<Integer, String> map = new java.util.HashMap<>();
    for (int i = 0; ; i++) { fibonacci(18); map.merge(i % 997, "x" + i, (a, b) -> a.length() > 99 ? b : a + b); Thread.sleep(0, 500000); }
  }
}`;

/**
 * A JVM that has warmed up, and that is asked every second to write down what it has compiled until then.
 *
 * @param {string} place
 * @returns {Started | undefined}
 */
function java(place) {
  writeFileSync(join(place, 'Work.java'), javaText);
  if (spawnSync('javac', ['-d', place, join(place, 'Work.java')]).status !== 0) return undefined;
  const started = run(['java', '-XX:+PreserveFramePointer', '-cp', place, 'Work']);
  spawnSync('sleep', ['4']);
  for (const { pid } of started?.children ?? [])
    spawn('sh', ['-c', `while jcmd ${pid} Compiler.perfmap; do sleep 1; done`], { stdio: 'ignore' });
  return started;
}

/**
 * @param {string} place
 * @param {string} root
 * @returns {Started | undefined}
 */
function postgres(place, root) {
  const versions = '/usr/lib/postgresql';
  const version = existsSync(join(root, versions))
    ? readdirSync(join(root, versions)).sort((a, b) => Number(b) - Number(a))[0]
    : undefined;
  if (version === undefined) return undefined;
  const folder = within(root, place);
  const as = (/** @type {string} */ program, /** @type {string[]} */ ...args) => [
    '--userspec=postgres',
    root,
    join(versions, version, 'bin', program),
    ...args,
  ];
  const options = { cwd: '/' };
  must(spawnSync('chroot', [root, 'chown', 'postgres', folder]));
  must(spawnSync('chroot', as('initdb', '-D', join(folder, 'data'), '-A', 'trust'), options));
  const settings = ['-k', folder, '-c', 'listen_addresses='];
  const server = spawn('chroot', as('postgres', '-D', join(folder, 'data'), ...settings), {
    ...options,
    stdio: 'ignore',
  });
  const bench = (/** @type {string[]} */ ...args) => as('pgbench', '-h', folder, '-U', 'postgres', ...args, 'postgres');
  for (let tries = 0; spawnSync('chroot', as('pg_isready', '-h', folder), options).status !== 0; tries++) {
    if (tries > 100) throw new Error('postgres does not start');
    spawnSync('sleep', ['0.1']);
  }
  must(spawnSync('chroot', bench('-i', '-q', '-s', '2'), options));
  return { children: [server, spawn('chroot', bench('-c', '4', '-T', '600'), { ...options, stdio: 'ignore' })] };
}

/**
 * @param {string} place
 * @param {string} root
 * @returns {Started | undefined}
 */
function redis(place, root) {
  const folder = within(root, place);
  const socket = join(folder, 'redis.sock');
  const server = run(['redis-server', '--port', '0', '--unixsocket', socket, '--save', '', '--dir', folder], root);
  if (server === undefined) return undefined;
  waitFor(join(place, 'redis.sock'));
  const load = run(['redis-benchmark', '-s', socket, '-l', '-n', '100000', '-q'], root);
  return { children: [...server.children, ...(load?.children ?? [])] };
}

/**
 * @param {string} place
 * @param {string} root
 * @returns {Started | undefined}
 */
function nginx(place, root) {
  const folder = within(root, place);
  writeFileSync(
    join(place, 'conf'),
    `error_log ${folder}/e; pid ${folder}/p; daemon off; worker_processes 2; events {} http { access_log ${folder}/a; ` +
      `client_body_temp_path ${folder}/b; gzip on; gzip_types *; gzip_min_length 1; ` +
      `server { listen unix:${folder}/s; location / { return 200 "${'text '.repeat(400)}"; } } }`,
  );
  const server = run(['nginx', '-e', join(folder, 'e'), '-c', join(folder, 'conf')], root);
  if (server === undefined) return undefined;
  waitFor(join(place, 's'));
  chmodSync(join(place, 's'), 0o666);
  const load = spawn('sh', ['-c', `while :; do curl -s --compressed --unix-socket ${place}/s http://x/[1-500]; done`], {
    stdio: 'ignore',
  });
  return { children: [...server.children, load] };
}

/**
 * A path as it is called in a root that it lies in.
 *
 * @param {string} root
 * @param {string} path
 */
function within(root, path) {
  return join('/', relative(root, path));
}

/** @param {string} path */
function waitFor(path) {
  for (let tries = 0; !existsSync(path); tries++) {
    if (tries > 100) throw new Error(`'${path}' does not appear`);
    spawnSync('sleep', ['0.1']);
  }
}

/** @param {import('node:child_process').SpawnSyncReturns<Buffer>} done */
function must(done) {
  if (done.status !== 0) throw new Error(String(done.stderr));
}

/**
 * Starts a program, and stops it and what it started afterwards.
 *
 * @template T
 * @param {LiveProgram} program
 * @param {(pids: () => number[]) => T} body pids: the processes it has when called
 * @returns {T | undefined} undefined: it is not installed
 */
export function withProgram(program, body) {
  const place = mkdtempSync(join(program.root ?? '/', tmpdir(), 'bccx-live-'));
  spawnSync('chmod', ['755', place]);
  try {
    const started = program.start(place);
    if (started === undefined) return undefined;
    const roots = started.children.flatMap(({ pid }) => pid ?? []);
    try {
      spawnSync('sleep', ['1']);
      return body(() => lasting(roots));
    } finally {
      for (const pid of family(roots).reverse()) {
        try {
          process.kill(pid, 'SIGKILL');
        } catch {
          // It has ended.
        }
      }
    }
  } finally {
    rmSync(place, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/**
 * Those of a family that do not end at once: a trace of named processes wants them alive when it starts.
 *
 * @param {number[]} roots
 */
function lasting(roots) {
  const before = new Set(family(roots));
  spawnSync('sleep', ['0.5']);
  return family(roots).filter((pid) => before.has(pid));
}

/**
 * Processes and all that descend from them.
 *
 * @param {number[]} roots
 */
export function family(roots) {
  const children = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'latin1');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
    } catch {
      // It has ended.
    }
  }
  const all = [...roots];
  for (const pid of all) all.push(...(children.get(pid) ?? []));
  return all;
}
