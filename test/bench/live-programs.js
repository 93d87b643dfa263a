import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const workloads = fileURLToPath(new URL('../workloads/build/', import.meta.url));

/**
 * A program that works until it is stopped.
 *
 * @typedef {object} LiveProgram
 * @property {(place: string) => Started | undefined} start place: a folder of its own; undefined: it is not installed here
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
  'postgres under pgbench': { start: postgres },
  redis: { start: redis, call: 'c:write' },
  nginx: { start: nginx, call: 'c:writev' },
};

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
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Started | undefined}
 */
function run(command, options = {}) {
  const [program = '', ...args] = command;
  if (spawnSync('sh', ['-c', 'command -v "$0"', program]).status !== 0) return undefined;
  return { children: [spawn(program, args, { stdio: 'ignore', ...options })] };
}

const javaText = `public class Work {
  static int fibonacci(int n) { return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2); }
  public static void main(String[] words) throws Exception {
    java.util.Map<Integer, String> map = new java.util.HashMap<>();
    for (int i = 0; ; i++) { fibonacci(18); map.merge(i % 997, "x" + i, (a, b) -> a.length() > 99 ? b : a + b); Thread.sleep(0, 500000); }
  }
}`;

/**
 * A JVM that has warmed up and written down what it compiled until then.
 *
 * @param {string} place
 * @returns {Started | undefined}
 */
function java(place) {
  writeFileSync(join(place, 'Work.java'), javaText);
  if (spawnSync('javac', ['-d', place, join(place, 'Work.java')]).status !== 0) return undefined;
  const started = run(['java', '-XX:+PreserveFramePointer', '-cp', place, 'Work']);
  spawnSync('sleep', ['4']);
  for (const { pid } of started?.children ?? []) must(spawnSync('jcmd', [String(pid), 'Compiler.perfmap']));
  return started;
}

/**
 * @param {string} place
 * @returns {Started | undefined}
 */
function postgres(place) {
  const versions = '/usr/lib/postgresql';
  const version = existsSync(versions) ? readdirSync(versions).sort((a, b) => Number(b) - Number(a))[0] : undefined;
  if (version === undefined) return undefined;
  const bin = join(versions, version, 'bin');
  const data = join(place, 'data');
  const { uid, gid } = account('postgres');
  const as = { uid, gid, cwd: place };
  spawnSync('chown', [String(uid), place]);
  must(spawnSync(join(bin, 'initdb'), ['-D', data, '-A', 'trust'], as));
  const server = spawn(join(bin, 'postgres'), ['-D', data, '-k', place, '-c', 'listen_addresses='], {
    ...as,
    stdio: 'ignore',
  });
  const bench = (/** @type {string[]} */ ...args) => ['-h', place, '-U', 'postgres', ...args, 'postgres'];
  for (let tries = 0; spawnSync(join(bin, 'pg_isready'), ['-h', place]).status !== 0; tries++) {
    if (tries > 100) throw new Error('postgres does not start');
    spawnSync('sleep', ['0.1']);
  }
  must(spawnSync(join(bin, 'pgbench'), bench('-i', '-q', '-s', '2'), as));
  return {
    children: [server, spawn(join(bin, 'pgbench'), bench('-c', '4', '-T', '600'), { ...as, stdio: 'ignore' })],
  };
}

/**
 * @param {string} place
 * @returns {Started | undefined}
 */
function redis(place) {
  const socket = join(place, 'redis.sock');
  const server = run(['redis-server', '--port', '0', '--unixsocket', socket, '--save', '', '--dir', place]);
  if (server === undefined) return undefined;
  waitFor(socket);
  const load = spawn('redis-benchmark', ['-s', socket, '-l', '-n', '100000', '-q'], { stdio: 'ignore' });
  return { children: [...server.children, load] };
}

/**
 * @param {string} place
 * @returns {Started | undefined}
 */
function nginx(place) {
  writeFileSync(
    join(place, 'conf'),
    `error_log ${place}/e; pid ${place}/p; daemon off; worker_processes 2; events {} http { access_log ${place}/a; ` +
      `client_body_temp_path ${place}/b; gzip on; gzip_types *; gzip_min_length 1; ` +
      `server { listen unix:${place}/s; location / { return 200 "${'text '.repeat(400)}"; } } }`,
  );
  const server = run(['nginx', '-e', join(place, 'e'), '-c', join(place, 'conf')]);
  if (server === undefined) return undefined;
  waitFor(join(place, 's'));
  chmodSync(join(place, 's'), 0o666);
  const load = spawn('sh', ['-c', `while :; do curl -s --compressed --unix-socket ${place}/s http://x/[1-500]; done`], {
    stdio: 'ignore',
  });
  return { children: [...server.children, load] };
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

/** @param {string} name */
function account(name) {
  const line = readFileSync('/etc/passwd', 'utf8').match(new RegExp(`^${name}:[^:]*:(\\d+):(\\d+):`, 'm'));
  return { uid: Number(line?.[1]), gid: Number(line?.[2]) };
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
  const place = mkdtempSync(join(tmpdir(), 'bccx-live-'));
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
