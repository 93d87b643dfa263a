import { ERRNO } from '../sandbox/abi.generated.ts';
import type { Asked } from '../sandbox/asked.ts';
import type { Reader } from '../sandbox/child/reader.ts';
import { RecordedBytes } from './recorded-bytes.ts';

/** Answers to one question, in the order in which they were given; the last one stays. */
class Answers<T> {
  readonly #answers: T[] = [];
  #next = 0;

  add(answer: T): void {
    this.#answers.push(answer);
  }

  take(): T | undefined {
    const answer = this.#answers[Math.min(this.#next, this.#answers.length - 1)];
    this.#next++;
    return answer;
  }
}

/** What the handles of processes and of objects, which are numbered each by themselves, stand for. */
class Handles {
  readonly processes = new Map<number, string>();
  readonly objects = new Map<number, string>();
}

/**
 * Answers a module's questions from a recording.
 *
 * What is asked about is known by what it is, not by its handle or by when it was asked: a module that has been changed since
 * may ask in another order, and for other parts of what was read. What the recording lacks is answered with -EIO and told.
 */
export class RecordedReader implements Reader {
  bytes = 0;
  /** Questions that the recording has no answer to. */
  readonly missing = new Set<string>();
  readonly #answers = new Map<string, Answers<bigint>>();
  readonly #fills = new Map<string, Answers<Asked>>();
  readonly #contents = new Map<string, RecordedBytes>();
  readonly #clock = new Answers<bigint>();
  readonly #handles = new Handles();
  /** What the recorded run found to be a file that it had open under another name. */
  readonly #same = new Map<string, string>();
  #lastHandle = 0;

  /** @throws {Error} when a question is about a handle that was never given */
  constructor(asked: readonly Asked[]) {
    const handles = new Handles();
    for (const each of asked) this.#learn(each, handles);
  }

  /** The clock as the module read it. */
  clock(): bigint {
    return this.#clock.take() ?? 0n;
  }

  openProcess(tgid: number, startNs: bigint, epoch: number): bigint {
    return this.#open(this.#handles.processes, processName(tgid, startNs, epoch));
  }

  closeProcess(handle: number): void {
    this.#handles.processes.delete(handle);
  }

  maps(handle: number, offset: bigint, into: Uint8Array): bigint {
    return this.#fill('maps', this.#handles.processes.get(handle), offset, into);
  }

  openObject(process: number, mapStart: bigint): bigint {
    const of = this.#handles.processes.get(process);
    return of === undefined ? BigInt(-ERRNO.EBADF) : this.#openMapped(objectName(of, mapStart));
  }

  objectSize(handle: number): bigint {
    const of = this.#handles.objects.get(handle);
    return of === undefined ? BigInt(-ERRNO.EBADF) : this.#answer(`size of ${of}`);
  }

  readObject(handle: number, offset: bigint, into: Uint8Array): bigint {
    return this.#fill('read', this.#handles.objects.get(handle), offset, into);
  }

  objectIdentity(): bigint {
    return 0n;
  }

  closeObject(handle: number): void {
    this.#handles.objects.delete(handle);
  }

  openCompanion(object: number, kind: number, name: Uint8Array): bigint {
    const of = this.#handles.objects.get(object);
    return of === undefined
      ? BigInt(-ERRNO.EBADF)
      : this.#open(this.#handles.objects, companionName(of, kind, Buffer.from(name).toString('hex')));
  }

  kallsyms(offset: bigint, into: Uint8Array): bigint {
    return this.#fill('kallsyms', 'the kernel', offset, into);
  }

  perfMap(process: number, offset: bigint, into: Uint8Array): bigint {
    return this.#fill('perf-map', this.#handles.processes.get(process), offset, into);
  }

  /** handles: what those of the recorded run stood for at this point of it. */
  #learn(asked: Asked, handles: Handles): void {
    const of = (known: ReadonlyMap<number, string>): string => {
      const name = known.get(asked.on);
      if (name === undefined) throw new Error(`it asks about handle ${asked.on}, which was not given`);
      return name;
    };
    const opened = (known: Map<number, string>, name: string): void => {
      addTo(this.#answers, name, asked.answer);
      if (asked.answer > 0n) known.set(Number(asked.answer), name);
    };
    const { processes, objects } = handles;
    switch (asked.op) {
      case 'clock':
        this.#clock.add(asked.answer);
        break;
      case 'process':
        opened(processes, processName(asked.number, asked.at, asked.length));
        break;
      case 'object':
        this.#learnMapped(asked, objectName(of(processes), asked.at), objects);
        break;
      case 'close':
        objects.delete(asked.on);
        break;
      case 'companion':
        opened(objects, companionName(of(objects), asked.number, asked.name));
        break;
      case 'size':
        addTo(this.#answers, `size of ${of(objects)}`, asked.answer);
        break;
      case 'read':
        this.#learnFill(asked, contentName(asked.op, of(objects)));
        break;
      case 'kallsyms':
        this.#learnFill(asked, contentName(asked.op, 'the kernel'));
        break;
      default:
        this.#learnFill(asked, contentName(asked.op, of(processes)));
    }
  }

  /** A handle that is answered again, while it is open, is that of the same file. */
  #learnMapped(asked: Asked, name: string, objects: Map<number, string>): void {
    addTo(this.#answers, name, asked.answer);
    if (asked.answer <= 0n) return;
    const handle = Number(asked.answer);
    const known = objects.get(handle);
    if (known === undefined) objects.set(handle, name);
    else if (known !== name) this.#same.set(name, known);
  }

  #learnFill(asked: Asked, content: string): void {
    addTo(this.#fills, fillName(content, asked.at, asked.length), asked);
    if (asked.answer < 0n) return;
    const known = this.#contents.get(content) ?? new RecordedBytes();
    this.#contents.set(content, known);
    known.add(Number(asked.at), asked.bytes, asked.length);
  }

  /** As at the host, one file has one handle as long as it is open. */
  #openMapped(asked: string): bigint {
    const answer = this.#answer(asked);
    if (answer <= 0n) return answer;
    const name = this.#same.get(asked) ?? asked;
    for (const [handle, known] of this.#handles.objects) if (known === name) return BigInt(handle);
    return this.#handOut(this.#handles.objects, name);
  }

  #open(known: Map<number, string>, name: string): bigint {
    const answer = this.#answer(name);
    return answer <= 0n ? answer : this.#handOut(known, name);
  }

  #handOut(known: Map<number, string>, name: string): bigint {
    this.#lastHandle++;
    known.set(this.#lastHandle, name);
    return BigInt(this.#lastHandle);
  }

  #answer(name: string): bigint {
    return this.#answers.get(name)?.take() ?? this.#unknown(name);
  }

  #fill(op: string, of: string | undefined, offset: bigint, into: Uint8Array): bigint {
    if (of === undefined) return BigInt(-ERRNO.EBADF);
    const content = contentName(op, of);
    const same = this.#fills.get(fillName(content, offset, into.length))?.take();
    if (same !== undefined) {
      into.set(same.bytes.subarray(0, into.length));
      this.bytes += same.bytes.length;
      return same.answer;
    }
    const read = this.#contents.get(content)?.read(Number(offset), into);
    if (read === undefined) return this.#unknown(`${into.length} bytes at ${offset} of ${content}`);
    this.bytes += read;
    return BigInt(read);
  }

  #unknown(what: string): bigint {
    this.missing.add(what);
    return BigInt(-ERRNO.EIO);
  }
}

function addTo<T>(answers: Map<string, Answers<T>>, name: string, answer: T): void {
  const known = answers.get(name) ?? new Answers<T>();
  answers.set(name, known);
  known.add(answer);
}

function processName(tgid: number, startNs: bigint, epoch: number): string {
  return `process ${tgid} (start ${startNs}, epoch ${epoch})`;
}

function objectName(process: string, mapStart: bigint): string {
  return `object at 0x${mapStart.toString(16)} of ${process}`;
}

function companionName(object: string, kind: number, name: string): string {
  return `companion ${kind} '${name}' of ${object}`;
}

function contentName(op: string, of: string): string {
  return `${op} of ${of}`;
}

function fillName(content: string, offset: bigint, length: number): string {
  return `${offset} ${length} ${content}`;
}
