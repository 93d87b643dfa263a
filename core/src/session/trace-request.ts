import type { CommandLine } from '../manifest/command-line.ts';
import type { Recorder } from '../recording/recorder.ts';
import type { Tool } from '../store/tool.ts';
import type { RescuedResult } from '../unnamed/rescue.ts';
import type { RecordsResult } from './record-results.ts';

/** One run of one tool. */
export interface TraceRequest {
  readonly tool: Tool;
  readonly line: CommandLine;
  /** The words of the command line, for the line that shows how to run it with sudo. */
  readonly words: readonly string[];
  /** Of a run that is recorded. */
  readonly recorder?: Recorder;
}

/** What a trace tells whoever started it; the session itself prints nothing. */
export interface TraceListener {
  /** Everything is attached. */
  started(facts: Started): void;
  /** Probes stand on functions of an object that a process maps. */
  attached(facts: AttachedFunctions): void;
  /** Still tracing: called about once a second. */
  tracing(elapsedMs: number): void;
  /** The trace, or one interval of it, was taken and is being symbolized. */
  finishing(turn: Turn): void;
  /** What the tool found in one interval. */
  results(results: readonly TraceResult[], turn: Turn): Promise<void>;
  /** Events of a result, as they come. */
  events(result: RecordsResult): void;
  /** The module's process ended twice: what was traced, as addresses. */
  rescued(result: RescuedResult, turn: Turn): Promise<void>;
  /** One line that the user should see: a loss, a process that is gone, a probe that was left out. */
  notice(text: string): void;
  /** Lines of libbpf, of the module and of the sandbox. level: 0 error, 1 warning, 2 info, 3 debug. */
  log(level: number, text: string): void;
  /** What the trace cost, once it is over; only when it was asked for. */
  cost(lines: readonly string[]): void;
}

/** One result of one stretch of a trace: what the module emitted as bytes, or records. */
export type TraceResult = EmittedResult | RecordsResult;

/** profile: a bccx.profile.v1 message. text: to be printed as it is. */
export interface EmittedResult {
  readonly kind: 'profile' | 'text';
  /** Index in the manifest's results. */
  readonly result: number;
  readonly bytes: Uint8Array;
}

/** What is known when a trace starts. */
export interface Started {
  /** Nanoseconds the trace will last; undefined until it is stopped. */
  readonly durationNs: bigint | undefined;
  /** At how many places probes stand. */
  readonly places: number;
  /** The results whose events will come one by one. */
  readonly streaming: readonly RecordsResult[];
}

/** Functions of one object that one probe was attached to. */
export interface AttachedFunctions {
  /** Path of the object as the process sees it. */
  readonly object: string;
  readonly functions: readonly string[];
  /** Functions that the object does not have and that may be missing. */
  readonly absent: readonly string[];
}

/** One stretch of a trace that ends with results. */
export interface Turn {
  /** From 1. */
  readonly number: number;
  /** A snapshot shows what there is and takes nothing away; after the final one no more will come. */
  readonly kind: 'interval' | 'snapshot' | 'final';
}
