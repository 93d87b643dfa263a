import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { expectNames, share, watch } from './scene.ts';
import { Scratch } from './scratch.ts';

/* What docs/runtimes.md tells users to do, done. Each program computes Fibonacci numbers and sleeps by turns, for
 * a second of CPU time or two. */

/* Two tools start and end in each, on a machine that may have other things to do. */
vi.setConfig({ testTimeout: 120_000 });

const perlText =
  '$| = 1; print qq({"ready":0}\\n); <STDIN>; ' +
  'sub fibonacci { my $n = shift; $n < 2 ? $n : fibonacci($n - 1) + fibonacci($n - 2) } ' +
  'while ((times)[0] < 1) { fibonacci(14); select undef, undef, undef, 0.002 } print "{}\\n"; <STDIN>';

const pythonText = `
import sys, time
print('{"ready":0}', flush=True)
sys.stdin.readline()
def fibonacci(n): return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)
while time.process_time() < 1:
    fibonacci(18)
    time.sleep(0.002)
print('{}', flush=True)
sys.stdin.readline()
`;

const javaText = `public class Work {
  static int fibonacci(int n) { return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2); }
  public static void main(String[] words) throws Exception {
    System.out.println("{\\"ready\\":0}");
    System.in.read();
    var clock = java.lang.management.ManagementFactory.getThreadMXBean();
    while (clock.getCurrentThreadCpuTime() < 2000000000L) { fibonacci(25); Thread.sleep(2); }
    new ProcessBuilder("jcmd", "" + ProcessHandle.current().pid(), "Compiler.perfmap").start().waitFor();
    System.out.println("{}");
    while (System.in.read() >= 0) { }
  }
}`;

const nodeText = `
  process.stdout.write('{"ready":0}\\n');
  function fibonacci(n) { return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2); }
  process.stdin.on('data', () => {
    while (process.cpuUsage().user < 1e6) { fibonacci(20); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2); }
    process.stdout.write('{}\\n');
  }).on('end', () => process.exit());`;

const has = (program: string): boolean => spawnSync(program, ['--version']).status === 0;

test('perl: the functions of the interpreter', async () => {
  const { onCpu, offCpu } = await watch(['perl', '-e', perlText]);
  expect(share(onCpu, 'Perl_runops_standard')).toBeGreaterThan(0.9);
  expect(share(onCpu, 'Perl_pp_entersub')).toBeGreaterThan(0.05);
  expect(share(offCpu, 'Perl_pp_sselect')).toBeGreaterThan(0.9);
  for (const file of [onCpu, offCpu]) expect(share(file, '__libc_start_main')).toBeGreaterThan(0.95);
});

test("Debian's python: the functions of the interpreter that it exports", async () => {
  const { onCpu, offCpu } = await watch(['/usr/bin/python3', '-c', pythonText]);
  expect(share(onCpu, '_PyEval_EvalFrameDefault')).toBeGreaterThan(0.9);
  expect(share(offCpu, 'clock_nanosleep')).toBeGreaterThan(0.4);
  for (const file of [onCpu, offCpu]) expect(share(file, 'Py_BytesMain')).toBeGreaterThan(0.95);
});

const python = ['python3.14', 'python3.13', 'python3.12'].find(has);

test.skipIf(python === undefined).each([
  ['-X perf', ['-X', 'perf'], {}],
  ['PYTHONPERFSUPPORT=1', [], { PYTHONPERFSUPPORT: '1' }],
])('python 3.12 or newer with %s: functions of the program', async (_, words, variables) => {
  const settings = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
  const watched = await watch(['env', ...settings, python ?? '', ...words, '-c', pythonText]);
  expectNames(watched, 0.98);
  expect(share(watched.onCpu, 'py::fibonacci:<string>')).toBeGreaterThan(0.8);
  for (const file of [watched.onCpu, watched.offCpu]) {
    expect(share(file, 'py::<module>:<string>')).toBeGreaterThan(0.9);
    expect(share(file, 'Py_BytesMain')).toBeGreaterThan(0.9);
  }
});

test('node by NODE_OPTIONS: functions of the program', async () => {
  const options = 'NODE_OPTIONS=--perf-basic-prof --interpreted-frames-native-stack';
  const watched = await watch(['env', options, process.execPath, '-e', nodeText]);
  expectNames(watched);
  expect(share(watched.onCpu, /[*~^]fibonacci /)).toBeGreaterThan(0.5);
});

test.skipIf(!has('javac'))('a JVM that is asked for its map while it is traced', async () => {
  using scratch = new Scratch();
  writeFileSync(scratch.file('Work.java'), javaText);
  execFileSync('javac', ['-d', scratch.path, scratch.file('Work.java')]);
  const watched = await watch(['java', '-XX:+PreserveFramePointer', '-cp', scratch.path, 'Work']);
  expectNames(watched);
  expect(share(watched.onCpu, 'int Work.fibonacci(int)')).toBeGreaterThan(0.5);
  /* Beside a dozen threads of the JVM itself, which sleep all the time. */
  expect(share(watched.offCpu, 'void java.lang.Thread.sleep(long)')).toBeGreaterThan(0.02);
});
