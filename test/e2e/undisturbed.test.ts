import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { startBccx } from './bccx.ts';
import { workloadDirectory } from './checkout.ts';
import { started } from './started.ts';

const program = join(workloadDirectory, 'checksum');

/** What a program did that anybody can see. */
interface Seen {
  readonly checksum: string;
  readonly stderr: string;
  readonly code: number | null;
}

/** Runs the workload `checksum`; what is to happen to it while it works is done by `meanwhile`. */
async function run(
  seconds: number,
  meanwhile: (pid: number, work: () => void, done: Promise<unknown>) => Promise<void>,
): Promise<Seen> {
  const child = started(spawn(program, ['--seconds', String(seconds)], { stdio: 'pipe' }));
  const code = new Promise<number | null>((resolve) => child.once('close', resolve));
  const stderr = text(child.stderr);
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const line = async (): Promise<string> => String((await lines.next()).value);
  expect(JSON.parse(await line())).toEqual({ ready: child.pid });
  const truth = line();
  await meanwhile(child.pid ?? 0, () => child.stdin.write('\n'), truth);
  const { checksum } = JSON.parse(await truth);
  child.stdin.end();
  return { checksum, stderr: await stderr, code: await code };
}

const tools = [
  ['memleak', '-o', '0'],
  ['memleak', '-C', '-t'],
  ['stackcount', 'c:malloc'],
  ['stackcount', 'c:*alloc*'],
  ['offcputime'],
  ['profile', '-F', '999'],
].map((words) => [words] as const);

const alone = await run(1, async (_, work) => work());

test('alone, the program does the same again', async () => {
  expect(alone).toMatchObject({ stderr: 'interrupted: yes\n', code: expect.any(Number) });
  expect(alone.code).toBeGreaterThan(2);
  expect(await run(1, async (_, work) => work())).toEqual(alone);
});

test.each(tools)('%s: traced from before its work until after it, the program does the same', async (words) => {
  const traced = await run(1, async (pid, work, done) => {
    const running = startBccx([...words, '-p', String(pid), '--out', 'json:/dev/null']);
    await running.tracing();
    work();
    await done;
    running.signal('SIGINT');
    const { status, stderr } = await running.ended;
    expect(status, stderr).toBe(0);
    expect(stderr).not.toContain('nothing ');
  });
  expect(traced).toEqual(alone);
});

test('tools that come and go while it works leave the program as it was', async () => {
  const seconds = 30;
  const undisturbed = await run(seconds, async (_, work) => work());
  let came = 0;
  const traced = await run(seconds, async (pid, work, done) => {
    let over = false;
    const end = done.then(() => {
      over = true;
    });
    work();
    for (const [words] of tools) {
      const running = startBccx([...words, '-p', String(pid), '--out', 'json:/dev/null']);
      await Promise.race([running.tracing().catch(() => undefined), end]);
      running.signal('SIGINT');
      await running.ended;
      if (over) break;
      came++;
    }
  });
  expect(traced).toEqual(undisturbed);
  expect(came, 'tools that had gone before its work was done').toBeGreaterThan(0);
});
