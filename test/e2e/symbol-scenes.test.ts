import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { built, expectMixed, expectNames, only, rootWith, share, watch, without } from './scene.ts';
import { Scratch } from './scratch.ts';

/* Where a program lies and what becomes of it must not cost it its names: each scene is watched by profile and by
 * offcputime at the same time, from before its work until after it. */

for (const name of ['mixed', 'mixed-nopie', 'mixed-musl', 'mixed-static-pie']) {
  test(`${name}`, async () => {
    expectMixed(await watch([built(name), '--seconds', '1']));
  });
}

test('a 32-bit program', async () => {
  const watched = await watch([built('narrow')]);
  expectNames(watched);
  expect(share(watched.onCpu, 'narrow_burn')).toBeGreaterThan(0.9);
  expect(share(watched.onCpu, 'narrow_main')).toBeGreaterThan(0.95);
  expect(share(watched.offCpu, 'narrow_nap')).toBeGreaterThan(0.4);
});

test('the file is deleted while it runs', async () => {
  using scratch = new Scratch();
  const path = scratch.file('mixed');
  copyFileSync(built('mixed'), path);
  expectMixed(await watch([path, '--seconds', '1'], { before: () => rmSync(path) }));
});

test('the file is replaced by another while it runs', async () => {
  using scratch = new Scratch();
  const path = scratch.file('mixed');
  copyFileSync(built('mixed'), path);
  const before = () => {
    rmSync(path);
    copyFileSync(built('tree'), path);
  };
  expectMixed(await watch([path, '--seconds', '1'], { before }));
});

test('a root of its own (chroot)', async () => {
  using scratch = new Scratch();
  expectMixed(await watch(['chroot', rootWith(scratch, built('mixed')), '/mixed', '--seconds', '1']));
});

test('namespaces of its own, as a container has them', async () => {
  using scratch = new Scratch();
  const root = rootWith(scratch, built('mixed'));
  const command = [
    'unshare',
    '--mount',
    '--pid',
    '--net',
    '--ipc',
    '--uts',
    '--fork',
    '--kill-child',
    `--root=${root}`,
  ];
  expectMixed(await watch([...command, '/mixed', '--seconds', '1']));
});

test('a library that is loaded when the tracers are there', async () => {
  const watched = await watch([built('mixed'), '--dlopen', built('libshared_work.so')]);
  expectNames(watched);
  expect(share(watched.onCpu, 'shared_inner')).toBeGreaterThan(0.35);
  expect(share(watched.onCpu, 'mixed_burn')).toBeGreaterThan(0.35);
});

test('another program in the same process (exec)', async () => {
  expectMixed(await watch([built('mixed'), '--exec', built('mixed-nopie')]));
});

test('three programs in one process, one after the other: each stack by the program that ran then', async () => {
  const images = ['one', 'two', 'three'];
  const watched = await watch(images.map((image) => built(`image-${image}`)));
  expectNames(watched);
  for (const image of images) {
    /* The kernel's own name for the process says which program it was. */
    for (const [file, work] of [
      [watched.onCpu, `${image}_burn`],
      [watched.offCpu, `${image}_nap`],
    ] as const) {
      const own = only(file, `image-${image}`);
      expect(own.samples.length, `${image} in ${work}`).toBeGreaterThan(0);
      expect(share(own, work), without(own)).toBeGreaterThan(0.9);
      const others = images.filter((other) => other !== image).map((other) => new RegExp(`^${other}_`));
      for (const { frames } of own.samples)
        expect(frames.filter((frame) => others.some((other) => other.test(frame)))).toEqual([]);
    }
  }
});

test('a program that is in no file system (memfd)', async () => {
  expectMixed(await watch([built('mixed'), '--memfd', '1']));
});

test('a handler of signals: also what it returns to has a name', async () => {
  const watched = await watch([built('mixed'), '--signal', '1']);
  expectMixed(watched);
  expect(share(watched.onCpu, '__restore_rt')).toBeGreaterThan(0.9);
});

test('20 forks of 50 ms, in which no other program runs, all gone when their names are looked for', {
  timeout: 60_000,
}, async () => {
  using scratch = new Scratch();
  const path = scratch.file('forking');
  copyFileSync(built('mixed'), path);
  const watched = await watch([path, '--forks', '20'], { comm: 'forking' });
  expect(new Set(watched.onCpu.samples.map(({ labels }) => labels['pid'])).size).toBeGreaterThan(18);
  expectNames(watched);
  expect(share(watched.onCpu, 'mixed_burn')).toBeGreaterThan(0.9);
  const asleep = watched.offCpu.samples.filter(({ frames }) => frames.includes('mixed_nap'));
  expect(new Set(asleep.map(({ labels }) => labels['pid'])).size).toBeGreaterThan(18);
});

test('200 children of 50 ms, one after the other, all gone when their names are looked for', {
  timeout: 120_000,
}, async () => {
  using scratch = new Scratch();
  /* Names of 15 characters at most reach the samples. */
  const path = scratch.file('fifty-ms');
  copyFileSync(built('mixed'), path);
  chmodSync(path, 0o755);
  const watched = await watch([path, '--children', '200'], { comm: 'fifty-ms' });
  const pids = new Set(watched.onCpu.samples.map(({ labels }) => labels['pid']));
  expect(pids.size).toBeGreaterThan(190);
  expectNames(watched, 0.95);
  /* How soon a new process's stacks are whole is another matter. */
  expect(share(watched.onCpu, 'workload_burn')).toBeGreaterThan(0.8);
  const asleep = watched.offCpu.samples.filter(({ frames }) => frames.includes('workload_syscall'));
  expect(new Set(asleep.map(({ labels }) => labels['pid'])).size).toBeGreaterThan(190);
});

test('JavaScript that node compiles, by its perf map, also when node has ended', async () => {
  using scratch = new Scratch();
  const script = writeScript(scratch);
  const watched = await watch([process.execPath, '--perf-basic-prof', '--interpreted-frames-native-stack', script]);
  expectNames(watched);
  expect(share(watched.onCpu, fibonacci)).toBeGreaterThan(0.5);
});

const fibonacci = /[*~^]fibonacci .*work\.js/;

function writeScript(scratch: Scratch): string {
  const script = scratch.file('work.js');
  writeFileSync(
    script,
    `process.stdout.write('{"ready":0}\\n');
     function fibonacci(n) { return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2); }
     process.on('SIGTERM', () => process.exit());
     process.stdin.on('data', () => {
       const end = Date.now() + 1500;
       while (Date.now() < end) { fibonacci(20); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2); }
       process.stdout.write('{}\\n');
     }).on('end', () => process.exit());`,
  );
  return script;
}

test('code made at run time, by its jitdump: each piece where another was before', async () => {
  using scratch = new Scratch();
  const watched = await watch([built('jit'), scratch.path]);
  expectNames(watched);
  for (const piece of ['first piece', 'second piece', 'third piece']) {
    expect(share(watched.onCpu, piece), piece).toBeGreaterThan(0.25);
    expect(share(watched.onCpu, piece), piece).toBeLessThan(0.42);
    expect(share(watched.offCpu, piece), piece).toBeGreaterThan(0.2);
  }
});

test('JavaScript that node compiles, by the jitdump that it leaves where it runs', async () => {
  using scratch = new Scratch();
  const script = writeScript(scratch);
  const program = [process.execPath, '--perf-prof', '--interpreted-frames-native-stack', script];
  /* node writes it into its working directory, the last of it at its end. */
  const watched = await watch(['env', '--chdir', scratch.path, ...program]);
  expectNames(watched);
  expect(share(watched.onCpu, fibonacci)).toBeGreaterThan(0.5);
});

const java = spawnSync('javac', ['-version']).status === 0;

test.skipIf(!java)(
  'Java code that the JVM compiled, by the perf map that it leaves at its end',
  { timeout: 60_000 },
  async () => {
    using scratch = new Scratch();
    const source = scratch.file('Work.java');
    writeFileSync(
      source,
      `public class Work {
       static int fibonacci(int n) { return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2); }
       public static void main(String[] words) throws Exception {
         System.out.println("{\\"ready\\":0}");
         System.in.read();
         long end = System.currentTimeMillis() + 1500;
         while (System.currentTimeMillis() < end) { fibonacci(25); Thread.sleep(2); }
         System.out.println("{}");
         while (System.in.read() >= 0) { }
       }
     }`,
    );
    execFileSync('javac', ['-d', scratch.path, source]);
    const options = ['-XX:+UnlockDiagnosticVMOptions', '-XX:+DumpPerfMapAtExit', '-XX:+PreserveFramePointer'];
    const watched = await watch(['java', ...options, '-cp', scratch.path, 'Work']);
    expectNames(watched);
    expect(share(watched.onCpu, 'int Work.fibonacci(int)')).toBeGreaterThan(0.5);
  },
);
