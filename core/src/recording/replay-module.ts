import { ERRNO } from '../sandbox/abi.generated.ts';
import { decodeAsked } from '../sandbox/asked.ts';
import { Guest } from '../sandbox/child/guest.ts';
import { COMMAND } from '../sandbox/protocol.ts';
import { Results } from '../sandbox/results.ts';
import type { SandboxResult } from '../sandbox/sandbox.ts';
import { RecordedReader } from './recorded-reader.ts';
import type { RecordingEvent } from './recording.ts';

/** What the module may use, as its manifest declares it. */
export interface ReplayLimits {
  readonly pages: number;
  /** READ_BITS. */
  readonly reads: number;
  readonly outputBytes: number;
}

/** What a module made of a recording. */
export interface ModuleReplay {
  /** What it emitted until each finish. */
  readonly emitted: readonly (readonly SandboxResult[])[];
  /** Commands whose function did not answer as it had. */
  readonly differing: readonly string[];
  /** Questions that the recording has no answer to. */
  readonly missing: readonly string[];
}

const functions: Readonly<Record<number, string>> = {
  [COMMAND.CONFIGURE]: 'bccx_configure',
  [COMMAND.CONSUME]: 'bccx_consume',
  [COMMAND.TICK]: 'bccx_tick',
  [COMMAND.FINISH]: 'bccx_finish',
};

type Command = Extract<RecordingEvent, { kind: 'command' }>;

/**
 * Gives a module everything again that it was given in a recorded run, by the same code that drives it in the sandbox.
 *
 * @param begins is told each function before it is called
 * @throws {Refused} @throws {Trap} as the module does
 */
export function replayModule(
  module: Uint8Array<ArrayBuffer>,
  { events, limits }: { events: readonly RecordingEvent[]; limits: ReplayLimits },
  begins: (name: string) => void,
): ModuleReplay {
  const asked = events.flatMap((event) => (event.kind === 'asked' ? [decodeAsked(event.payload)] : []));
  const reader = new RecordedReader(asked);
  const results = new Results(limits.outputBytes);
  begins('bccx_abi');
  const guest = new Guest(module, {
    pages: limits.pages,
    grant: limits,
    reader,
    clock: () => reader.clock(),
    sink: { log: () => undefined, result: (kind, result, bytes) => results.add(kind, result, bytes.slice()) },
  });
  const emitted: SandboxResult[][] = [];
  const differing: string[] = [];
  for (const event of events) {
    if (event.kind !== 'command') continue;
    const name = functions[event.op] ?? 'nothing';
    begins(name);
    const status = carryOut(guest, event);
    if (status !== event.status) differing.push(`${name} answered ${status} and had answered ${event.status}`);
    if (event.op === COMMAND.FINISH) emitted.push(results.take());
  }
  return { emitted, differing, missing: [...reader.missing] };
}

function carryOut(guest: Guest, { op, a, b, value, payload }: Command): number {
  switch (op) {
    case COMMAND.CONFIGURE:
      return guest.configure(payload);
    case COMMAND.CONSUME:
      return guest.consume({ stream: a, length: payload.length, count: b, lost: value }, (into) => into.set(payload));
    case COMMAND.TICK:
      return guest.tick(value);
    case COMMAND.FINISH:
      return guest.finish(a);
    default:
      return -ERRNO.ENOSYS;
  }
}
