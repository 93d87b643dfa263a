import type { Attachments } from './attach.ts';
import type { Drain } from './drain.ts';
import type { Session } from './open.ts';
import type { Stop } from './stop.ts';
import type { Turn } from './trace-request.ts';

const second = 1_000_000_000n;
/** How often the processes named are looked at: a trace of a program that ended ends within this. */
const livenessNs = 100_000_000n;
const never = 1n << 62n;

/**
 * Waits, and yields a turn at the end of each interval, one for each SIGUSR1, and a final one when the trace is over: its
 * duration is up, every interval was had, it was stopped, or every process it was limited to has ended.
 */
export async function* poll(
  session: Session,
  attachments: Attachments,
  stop: Stop,
  drain: Drain,
): AsyncGenerator<Turn> {
  const { targets, listener, sandbox } = session;
  const start = process.hrtime.bigint();
  const interval = targets.intervalNs ?? never;
  const end = start + lifetime(targets.durationNs, targets.intervalNs, targets.count);
  let nextTurn = start + interval;
  let stretch = start;
  // The first one at once: the module reads the kernel's symbols while the trace runs.
  let nextTick = start;
  let number = 1;
  for (;;) {
    const alive = targets.tasks === undefined ? never : process.hrtime.bigint() + livenessNs;
    await stop.wait(msUntil(earliest([end, nextTurn, nextTick, alive])));
    const now = process.hrtime.bigint();
    if (now >= nextTick) {
      nextTick += second;
      attachments.refresh();
      if (isTimeToLookAhead(now - stretch, earliest([end, nextTurn]) - now)) drain.ahead();
      sandbox?.tick(now);
      listener.tracing(Number((now - start) / 1_000_000n));
    }
    if (targets.tasks?.alive().length === 0) {
      listener.notice(await endOf(session));
      stop.request();
    }
    if (stop.requested || now >= end) {
      yield { number, kind: 'final' };
      return;
    }
    if (now >= nextTurn) {
      stretch = nextTurn;
      nextTurn += interval;
      yield { number: number++, kind: 'interval' };
    }
    if (stop.takeSnapshot()) yield { number: number++, kind: 'snapshot' };
  }
}

/**
 * After 1, 2, 4, 8 … seconds, since reading all stacks costs more the longer a trace runs while fewer of them are new, and
 * in the last second but one.
 */
function isTimeToLookAhead(sinceNs: bigint, leftNs: bigint): boolean {
  const seconds = Number(sinceNs / second);
  return seconds > 0 && (Number.isInteger(Math.log2(seconds)) || leftNs <= (second * 3n) / 2n);
}

/** Why there is nothing left to trace. */
async function endOf({ targets, command }: Session): Promise<string> {
  if (command === undefined)
    return `every ${targets.pids === undefined ? 'thread' : 'process'} named has ended; so did the trace`;
  const end = await command.process.ended;
  return `'${command.words.join(' ')}' ended with ${typeof end === 'number' ? `exit code ${end}` : end}`;
}

function lifetime(duration: bigint | undefined, interval: bigint | undefined, count: number | undefined): bigint {
  const turns = interval === undefined || count === undefined ? never : interval * BigInt(count);
  return earliest([duration ?? never, turns]);
}

function earliest(times: readonly bigint[]): bigint {
  let first = never;
  for (const time of times) if (time < first) first = time;
  return first;
}

/** Timers count whole milliseconds: one too late rather than one too early. */
function msUntil(time: bigint): number {
  const ms = (time - process.hrtime.bigint() + 999_999n) / 1_000_000n;
  return ms > 0x7fff_ffffn ? 0x7fff_ffff : Number(ms);
}
