import type { CommandLine } from '../manifest/command-line.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { RecordsResult } from '../session/record-results.ts';
import type { AttachedFunctions, Started, TraceListener, TraceResult, Turn } from '../session/trace-request.ts';
import type { RescuedResult } from '../unnamed/rescue.ts';
import { Progress } from './progress.ts';
import type { ResultWriter } from './result-writer.ts';
import { printErr, printOut } from './terminal.ts';
import { textSwitches } from './text-switches.ts';
import { traceHeader } from './trace-header.ts';

/** More functions than this are counted instead of named. */
const maxNames = 24;

/** Log levels up to this are printed without `--debug`: errors and warnings. */
const warning = 1;

/** Shows a trace to whoever sits at the terminal: results on stdout, everything else on stderr. */
export class TerminalListener implements TraceListener {
  readonly #manifest: Manifest;
  readonly #line: CommandLine;
  readonly #writer: ResultWriter;
  readonly #progress = new Progress();
  readonly #attached = new Map<string, { functions: Set<string>; absent: Set<string> }>();
  #duration: bigint | undefined;
  #lastLog = '';

  constructor(manifest: Manifest, line: CommandLine, writer: ResultWriter) {
    this.#manifest = manifest;
    this.#line = line;
    this.#writer = writer;
    this.#progress.show(`${manifest.name}: loading`);
  }

  started({ durationNs, places, streaming }: Started): void {
    this.#duration = durationNs;
    this.#progress.clear();
    for (const [object, { functions, absent }] of this.#attached) {
      const missing = absent.size === 0 ? '' : `; not there: ${[...absent].join(' ')}`;
      const names = functions.size > maxNames ? `${functions.size} functions` : [...functions].join(' ');
      this.notice(`tracing ${names} of ${object}${missing}`);
    }
    const header = traceHeader(this.#manifest, this.#line, places);
    if (header !== undefined && !textSwitches(this.#manifest, this.#line.options).has('folded'))
      printErr(`${header}\n`);
    this.#writer.begin(streaming);
  }

  attached({ object, functions, absent }: AttachedFunctions): void {
    const known = this.#attached.get(object) ?? { functions: new Set(), absent: new Set() };
    for (const name of functions) known.functions.add(name);
    for (const name of absent) known.absent.add(name);
    this.#attached.set(object, known);
  }

  tracing(elapsedMs: number): void {
    const seconds = Math.round(elapsedMs / 1000);
    const all = this.#duration === undefined ? 'Ctrl-C ends it' : `of ${Number(this.#duration / 1_000_000n) / 1000} s`;
    this.#progress.show(`${this.#manifest.name}: ${seconds} s ${all}`);
  }

  finishing(_turn: Turn): void {
    this.#progress.clear();
    this.#progress.show(`${this.#manifest.name}: symbolizing`);
  }

  async results(results: readonly TraceResult[], turn: Turn): Promise<void> {
    this.#progress.clear();
    if (textSwitches(this.#manifest, this.#line.options).has('timestamp')) {
      printOut(`${new Date().toTimeString().slice(0, 8)}\n`);
    }
    for (const line of await this.#writer.write(results, turn)) this.notice(line);
  }

  events(result: RecordsResult): void {
    this.#progress.clear();
    this.#writer.events(result);
  }

  async rescued(result: RescuedResult, turn: Turn): Promise<void> {
    this.notice('symbolizing failed; the result has addresses, objects and file offsets instead of names');
    await this.#writer.writeRescued(result, turn);
  }

  notice(text: string): void {
    this.#progress.clear();
    printErr(`${this.#manifest.name}: ${text}\n`);
  }

  log(level: number, text: string): void {
    if (level > warning && !this.#line.debug) return;
    // A sandbox that has failed says so at every call.
    if (text !== this.#lastLog) this.notice(text);
    this.#lastLog = text;
  }

  cost(lines: readonly string[]): void {
    for (const line of lines) this.notice(line);
  }

  close(): void {
    this.#progress.clear();
  }
}
