/**
 * What `perf script` prints: for each sample a line with the command, ids, time and event, then the stack, leaf first,
 * one tab-indented line a frame, then an empty line. Each event becomes a value type of its own that counts samples.
 */
import { FRAME_KIND, type FrameKind, type Profile, type ValueType } from '../profile/model.ts';
import { type Line, textLines } from './lines.ts';
import type { ReadReport } from './report.ts';
import { processLabels, StackBuilder } from './stack-builder.ts';

/** `comm  pid[/tid] [cpu] time:  period event:`; the command may hold blanks. */
const HEADER =
  /^(\S.*?)\s+(-?\d+)(?:\/(-?\d+))?\s+(?:\[\d+\]\s+)?(?:\S+\s+)?(\d+\.\d+):\s+(?:(\d+)\s+)?(.*?):?(?:\s.*)?$/;
/** `address symbol+0xoffset (object)`. */
const FRAME = /^\s+([0-9a-f]+)\s+(.*)$/;

interface Sample {
  readonly comm: string;
  readonly pid: bigint;
  readonly event: string;
  readonly frames: number[];
}

export function readPerfScript(chunks: Iterable<Uint8Array>, report: ReadReport, ordered = false): Profile {
  const samples: { sample: Sample; event: number }[] = [];
  const events = new Map<string, number>();
  const builder = new StackBuilder([]);
  const reader = new PerfReader(builder, report);
  const pending: Sample[] = [];
  for (const line of textLines(chunks, report)) {
    const done = reader.line(line);
    if (done !== undefined) pending.push(done);
  }
  const last = reader.end();
  if (last !== undefined) pending.push(last);
  for (const sample of pending) {
    let event = events.get(sample.event);
    if (event === undefined) {
      event = events.size;
      events.set(sample.event, event);
    }
    samples.push({ sample, event });
  }
  return assemble(builder, { samples, events: [...events.keys()], ordered });
}

interface Collected {
  readonly samples: readonly { sample: Sample; event: number }[];
  readonly events: readonly string[];
  readonly ordered: boolean;
}

function assemble(frames: StackBuilder, { samples, events, ordered }: Collected): Profile {
  const types: ValueType[] = (events.length === 0 ? ['samples'] : events).map((type) => ({
    type: events.length === 1 ? 'samples' : type,
    unit: 'count',
    decimals: 0,
  }));
  const builder = new StackBuilder(types);
  const known = frames.profile.finish().frames;
  for (const frame of known) builder.profile.addFrame(frame);
  for (const { sample, event } of samples) {
    const values = types.map((_, i) => (i === event ? 1 : 0));
    builder.add(sample.frames, values, { labels: processLabels(sample.comm, sample.pid), apart: ordered });
  }
  return builder.profile.finish();
}

class PerfReader {
  readonly #builder: StackBuilder;
  readonly #report: ReadReport;
  #sample: Sample | undefined;

  constructor(builder: StackBuilder, report: ReadReport) {
    this.#builder = builder;
    this.#report = report;
  }

  /** Takes a line; returns the sample that it ends, if it ends one. */
  line({ text, number }: Line): Sample | undefined {
    if (text.startsWith('#')) return undefined;
    if (text.trim() === '') return this.end();
    const frame = FRAME.exec(text);
    if (frame !== null && this.#sample !== undefined) {
      this.#sample.frames.push(this.#frame(frame[2]!));
      return undefined;
    }
    const header = HEADER.exec(text);
    if (header === null || frame !== null) {
      this.#report.badLine(number, text);
      return undefined;
    }
    const done = this.end();
    const event = header[6]!.trim();
    this.#sample = { comm: header[1]!, pid: BigInt(header[2]!), event: event === '' ? 'samples' : event, frames: [] };
    return done;
  }

  /** The sample that was being read, if any. */
  end(): Sample | undefined {
    const done = this.#sample;
    this.#sample = undefined;
    return done;
  }

  #frame(text: string): number {
    const { symbol, object } = splitObject(text);
    const inlined = object === 'inlined';
    const kind = kindOfObject(object);
    const name = symbol.replace(/\+0x[0-9a-f]+$/, '');
    const unnamed = name === '' || name === '[unknown]';
    return this.#builder.frame(unnamed ? '' : name, kind, inlined || object === '[unknown]' ? '' : object, inlined);
  }
}

/** Splits `symbol (object)`; symbols may hold parentheses and blanks themselves. */
function splitObject(text: string): { symbol: string; object: string } {
  const match = /^(.*?)\s*\(([^()]*(?:\([^()]*\))?[^()]*)\)$/.exec(text.trimEnd());
  return match === null ? { symbol: text.trim(), object: '' } : { symbol: match[1]!, object: match[2]! };
}

function kindOfObject(object: string): FrameKind {
  if (object.startsWith('[kernel') || object.startsWith('[guest.kernel') || /\.ko(\.\w+)?$/.test(object)) {
    return FRAME_KIND.kernel;
  }
  if (/^\[(vdso|vsyscall|stack|heap|anon|unknown|vectors)/.test(object) || object === 'inlined') return FRAME_KIND.user;
  if (object.startsWith('[') && object.endsWith(']')) return FRAME_KIND.kernel;
  if (/\/perf-\d+\.map$/.test(object) || /\/jitted-\d+-\d+\.so$/.test(object)) return FRAME_KIND.jit;
  return object === '' ? FRAME_KIND.none : FRAME_KIND.user;
}

/** True for text that begins as `perf script` prints samples. */
export function looksLikePerfScript(text: string): boolean {
  const lines = text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
  const header = lines.findIndex((line) => /^\S.*\s\d+\.\d+:\s/.test(line));
  return header >= 0 && header < 3;
}
