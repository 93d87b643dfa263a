/**
 * The Firefox Profiler's processed format, version 48 (firefox-devtools/profiler, docs-developer/CHANGELOG-formats.md):
 * opens at profiler.firefox.com. Samples carry weights, so that one stands for all equal ones; a process is a thread.
 */
import type { Profile } from '../profile/model.ts';
import { FRAME_KIND, type FrameKind } from '../profile/model.ts';
import { PairTable } from '../profile/pair-table.ts';
import { sampleLabel } from '../profile/sample-stack.ts';
import { safeJson, visible } from './escape.ts';
import { type PathFrame, SamplePaths } from './sample-paths.ts';

export interface FirefoxOptions {
  readonly title?: string;
  readonly value?: number;
}

const CATEGORIES = ['User', 'Kernel', 'Inlined', 'JIT', 'Interpreter', 'Other'] as const;
const COLORS = ['yellow', 'blue', 'lightblue', 'green', 'purple', 'grey'] as const;
/** Processes that get a thread of their own at most; more are put together. */
const MOST_THREADS = 200;

export function renderFirefox(profile: Profile, options: FirefoxOptions = {}): Uint8Array[] {
  const column = options.value ?? profile.defaultValue;
  const paths = new SamplePaths(profile);
  const threads = processes(profile).map((process) => thread(profile, paths, { ...process, column }));
  const document = {
    meta: {
      interval: 1,
      startTime: Number(profile.facts.timeNanos / 1_000_000n),
      processType: 0,
      product: visible(options.title ?? 'bccx'),
      importedFrom: 'bccx',
      stackwalk: 1,
      debug: false,
      version: 29,
      preprocessedProfileVersion: 48,
      symbolicated: true,
      keepProfileThreadOrder: true,
      categories: CATEGORIES.map((name, i) => ({ name, color: COLORS[i], subcategories: ['Other'] })),
      markerSchema: [],
      sampleUnits: { time: 'ms', eventDelay: 'ms', threadCPUDelta: 'ns' },
    },
    libs: [],
    pages: [],
    threads,
  };
  return [Buffer.from(`${safeJson(document)}\n`)];
}

interface Process {
  readonly name: string;
  readonly pid: string;
  readonly samples: readonly number[];
}

function processes(profile: Profile): Process[] {
  const groups = new Map<string, { name: string; pid: string; samples: number[] }>();
  for (let sample = 0; sample < profile.samples.length; sample++) {
    const name = sampleLabel(profile, sample, 'comm')?.text ?? '';
    const pid = String(sampleLabel(profile, sample, 'pid')?.number ?? 0);
    const key = `${pid} ${name}`;
    const group = groups.get(key) ?? { name, pid, samples: [] };
    groups.set(key, group);
    group.samples.push(sample);
  }
  if (groups.size > MOST_THREADS) {
    return [{ name: 'all', pid: '0', samples: Array.from({ length: profile.samples.length }, (_, i) => i) }];
  }
  return [...groups.values()];
}

function thread(profile: Profile, paths: SamplePaths, process: Process & { column: number }): object {
  const values = profile.samples.values[process.column]!;
  const type = profile.valueTypes[process.column]!;
  const scale = 10 ** type.decimals * (type.unit === 'nanoseconds' ? 1e6 : 1);
  const stacks = new PairTable();
  const tables = new FrameTables(paths.frames);
  const stack: (number | null)[] = [];
  const weight: number[] = [];
  for (const sample of process.samples) {
    const value = Number(values[sample]!);
    if (value === 0) continue;
    let node = -1;
    for (const frame of paths.of(sample)) node = stacks.intern(node, tables.frame(frame));
    stack.push(node < 0 ? null : node);
    weight.push(value / scale);
  }
  const { first, second } = stacks.columns();
  const category = Array.from(second, (frame) => tables.category(frame));
  const weightType = type.unit === 'bytes' ? 'bytes' : type.unit === 'nanoseconds' ? 'tracing-ms' : 'samples';
  return {
    processType: 'default',
    processName: visible(process.name),
    processStartupTime: 0,
    processShutdownTime: null,
    registerTime: 0,
    unregisterTime: null,
    pausedRanges: [],
    name: visible(process.name === '' ? 'all' : process.name),
    isMainThread: true,
    pid: process.pid,
    tid: Number(process.pid),
    samples: { weightType, weight, stack, time: stack.map((_, i) => i), length: stack.length },
    markers: { data: [], name: [], startTime: [], endTime: [], phase: [], category: [], length: 0 },
    stackTable: {
      frame: Array.from(second),
      prefix: Array.from(first, (parent) => (parent < 0 ? null : parent)),
      category,
      subcategory: category.map(() => 0),
      length: second.length,
    },
    ...tables.finish(),
  };
}

/** The frame, function and string tables of one thread, with only what its samples use. */
class FrameTables {
  readonly #frames: readonly PathFrame[];
  readonly #numbers = new Map<number, number>();
  readonly #used: PathFrame[] = [];
  readonly #strings = new Map<string, number>();

  constructor(frames: readonly PathFrame[]) {
    this.#frames = frames;
  }

  /** The thread's number of a frame of the profile. */
  frame(index: number): number {
    let number = this.#numbers.get(index);
    if (number === undefined) {
      number = this.#used.push(this.#frames[index]!) - 1;
      this.#numbers.set(index, number);
    }
    return number;
  }

  category(number: number): number {
    const { kind, inlined } = this.#used[number]!;
    return inlined ? 2 : categoryOf(kind);
  }

  finish(): object {
    const used = this.#used;
    const { length } = used;
    const nothing = used.map(() => null);
    const zero = used.map(() => 0);
    const resources = new Map<string, number>();
    const resource = used.map(({ object }) => {
      if (object === '') return -1;
      if (!resources.has(object)) resources.set(object, resources.size);
      return resources.get(object)!;
    });
    const func = {
      name: used.map(({ name }) => this.#string(name)),
      isJS: used.map(() => false),
      relevantForJS: used.map(() => false),
      resource,
      fileName: used.map(({ file }) => (file === '' ? null : this.#string(file))),
      lineNumber: nothing,
      columnNumber: nothing,
      length,
    };
    const objects = [...resources.keys()];
    return {
      frameTable: {
        address: used.map(() => -1),
        inlineDepth: zero,
        category: used.map((_, number) => this.category(number)),
        subcategory: zero,
        func: used.map((_, number) => number),
        nativeSymbol: nothing,
        innerWindowID: zero,
        implementation: nothing,
        line: used.map(({ line }) => (line === 0 ? null : line)),
        column: nothing,
        length,
      },
      funcTable: func,
      resourceTable: {
        lib: objects.map(() => null),
        name: objects.map((object) => this.#string(object)),
        host: objects.map(() => null),
        type: objects.map(() => 0),
        length: objects.length,
      },
      nativeSymbols: { libIndex: [], address: [], name: [], functionSize: [], length: 0 },
      stringArray: [...this.#strings.keys()],
    };
  }

  #string(text: string): number {
    let number = this.#strings.get(text);
    if (number === undefined) {
      number = this.#strings.size;
      this.#strings.set(text, number);
    }
    return number;
  }
}

function categoryOf(kind: FrameKind): number {
  if (kind === FRAME_KIND.kernel) return 1;
  if (kind === FRAME_KIND.jit || kind === FRAME_KIND.jitTier1) return 3;
  if (kind === FRAME_KIND.interpreter) return 4;
  return kind === FRAME_KIND.lost || kind === FRAME_KIND.separator || kind === FRAME_KIND.process ? 5 : 0;
}
