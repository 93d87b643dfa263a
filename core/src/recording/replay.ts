import { parseCommandLine } from '../manifest/command-line.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { ToolOptions } from '../manifest/tool-options.ts';
import { declaredPermissions } from '../policy/permissions.ts';
import { COMMAND, READ_BITS } from '../sandbox/protocol.ts';
import type { SandboxResult } from '../sandbox/sandbox.ts';
import { RecordResults } from '../session/record-results.ts';
import { optionFor } from '../session/targets.ts';
import type { Payload } from '../store/payload.ts';
import { madeText } from './made-text.ts';
import type { Recording, RecordingEvent } from './recording.ts';
import { replayInThread } from './replay-thread.ts';
import { resultDifference } from './result-difference.ts';

const pageBytes = 65_536;

/** What a tool makes of a recording now. */
export interface Replay {
  /** The recording with what came of it this time. */
  readonly recording: Recording;
  /** What is different, in lines for its author; empty when every byte is the same. */
  readonly differences: readonly string[];
  /** What the module asked for and the recording lacks. */
  readonly missing: readonly string[];
  /** Results that were compared. */
  readonly results: number;
}

/**
 * Gives a tool everything that it was given in a recorded run, and compares the results byte for byte. Needs neither the
 * kernel nor any right.
 *
 * @throws {BccxError} when the manifest does not fit the recording
 * @throws {Error} when the module fails
 */
export async function replay(
  { manifest, payload }: { manifest: Manifest; payload: Payload },
  recording: Recording,
): Promise<Replay> {
  const { events } = recording;
  const differences: string[] = [];
  const missing: string[] = [];
  let emitted: readonly (readonly SandboxResult[])[] = [];
  const { module: permissions } = declaredPermissions(manifest);
  if (payload.module !== undefined && permissions !== undefined) {
    const { memoryBytes, outputBytes, cpuSeconds } = permissions;
    const reads = permissions.reads.reduce((bits, read) => bits | (READ_BITS[read] ?? 0), 0);
    const limits = { pages: Math.floor(memoryBytes / pageBytes), reads, outputBytes };
    const own = events.filter(({ kind }) => kind === 'command' || kind === 'asked');
    const module = new Uint8Array(payload.module.bytes);
    const replayed = await replayInThread({ module, events: own, limits }, cpuSeconds);
    emitted = replayed.emitted;
    differences.push(...replayed.differing);
    missing.push(...replayed.missing);
  }
  const now = [...repeated({ manifest, payload }, recording, emitted)];
  const before = events.filter(isResult);
  const after = now.filter(isResult);
  for (const [index, event] of before.entries()) differences.push(...(await resultDifference(event, after[index])));
  for (const event of after.slice(before.length)) differences.push(...(await resultDifference(undefined, event)));
  return { recording: { ...recording, events: now }, differences, missing, results: before.length };
}

type ResultEvent = Extract<RecordingEvent, { kind: 'emitted' | 'made' }>;

function isResult(event: RecordingEvent): event is ResultEvent {
  return event.kind === 'emitted' || event.kind === 'made';
}

/** The events of the recording with the results of this time in the place of those of then. */
function* repeated(
  { manifest, payload }: { manifest: Manifest; payload: Payload },
  { head, events }: Recording,
  emitted: readonly (readonly SandboxResult[])[],
): Generator<RecordingEvent> {
  const options = optionsOf(manifest, head.words);
  const records = RecordResults.open({ manifest, options }, { bytes: payload.object.bytes, maps: head.maps });
  const made = (result: Parameters<typeof madeText>[0]): RecordingEvent => {
    return { kind: 'made', payload: Buffer.from(madeText(result)) };
  };
  let finishes = 0;
  for (const event of events) {
    if (isResult(event)) continue;
    yield event;
    if (event.kind === 'command' && event.op === COMMAND.FINISH) {
      for (const result of emitted[finishes++] ?? []) yield { kind: 'emitted', result };
    } else if (event.kind === 'entries') records.add(event.stream, event.payload);
    else if (event.kind === 'records') yield* records.events(event.stream, event.payload).map(made);
    else if (event.kind === 'turn') yield* records.take().map(made);
  }
}

/** The options of the recorded run: a command that was started counts as a process that was named. */
function optionsOf(manifest: Manifest, words: readonly string[]): ToolOptions {
  const { options, command } = parseCommandLine(manifest, words);
  const started = optionFor(manifest, 'command');
  const pids = optionFor(manifest, 'pids');
  const ran = command.length > 0 || (started !== undefined && options.given(started.name));
  return ran && pids !== undefined ? options.with(pids.name, [0]) : options;
}
