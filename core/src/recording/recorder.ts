import { release } from 'node:os';
import { version } from '../cli/version.ts';
import { BccxError } from '../errors/bccx-error.ts';
import { ABI_MAJOR, ABI_MINOR } from '../sandbox/abi.generated.ts';
import { COMMAND, type Header } from '../sandbox/protocol.ts';
import type { SandboxRecorder, SandboxResult } from '../sandbox/sandbox.ts';
import type { RecordsRecorder, RecordsResult } from '../session/record-results.ts';
import { madeText } from './made-text.ts';
import type { Recording, RecordingEvent, RecordingHead } from './recording.ts';
import { maxRecording } from './recording-file.ts';

/** Takes down one run of a tool. */
export class Recorder implements SandboxRecorder, RecordsRecorder {
  readonly #tool: string;
  readonly #words: readonly string[];
  readonly #events: RecordingEvent[] = [];
  #maps: RecordingHead['maps'] = [];
  #bytes = 0;
  #restarted = false;

  /** @param words the command line's words after the tool */
  constructor(tool: string, words: readonly string[]) {
    this.#tool = tool;
    this.#words = words;
  }

  command({ op, a, b, value }: Header, payload: Uint8Array, status: number): void {
    if (op === COMMAND.LOAD) return;
    this.#add({ kind: 'command', op, a, b, value, status, payload }, payload.length);
  }

  asked(asked: Uint8Array): void {
    this.#add({ kind: 'asked', payload: asked }, asked.length);
  }

  emitted(results: readonly SandboxResult[]): void {
    for (const result of results) this.#add({ kind: 'emitted', result }, result.bytes.length);
  }

  restarted(): void {
    this.#restarted = true;
  }

  maps(maps: RecordingHead['maps']): void {
    this.#maps = maps.map(({ name, type, keySize, valueSize }) => ({ name, type, keySize, valueSize }));
  }

  entries(stream: number, bytes: Uint8Array): void {
    this.#add({ kind: 'entries', stream, payload: bytes.slice() }, bytes.length);
  }

  records(stream: number, bytes: Uint8Array, made: readonly RecordsResult[]): void {
    this.#add({ kind: 'records', stream, payload: bytes.slice() }, bytes.length);
    this.#made(made);
  }

  turn(made: readonly RecordsResult[]): void {
    this.#add({ kind: 'turn' }, 0);
    this.#made(made);
  }

  /** @throws {BccxError} BCCX_RECORD when the run cannot be replayed */
  recording(): Recording {
    const fail = (cause: string): BccxError => new BccxError('BCCX_RECORD', { tool: this.#tool, cause });
    if (this.#restarted) throw fail("the module's process ended and was started again");
    if (this.#bytes > maxRecording) throw fail(`it has more than ${maxRecording} bytes`);
    const head: RecordingHead = {
      recording: 2,
      abi: `${ABI_MAJOR}.${ABI_MINOR}`,
      bccx: version,
      tool: this.#tool,
      words: this.#words,
      arch: process.arch,
      kernel: release(),
      maps: this.#maps,
    };
    return { head, events: this.#events };
  }

  #made(results: readonly RecordsResult[]): void {
    for (const result of results) {
      const payload = Buffer.from(madeText(result));
      this.#add({ kind: 'made', payload }, payload.length);
    }
  }

  /** Beyond the limit nothing is kept: the run goes on, its recording will not do. */
  #add(event: RecordingEvent, bytes: number): void {
    this.#bytes += bytes + 32;
    if (this.#bytes <= maxRecording) this.#events.push(event);
  }
}
