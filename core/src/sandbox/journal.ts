import { COMMAND, encodeHeader, type Header } from './protocol.ts';

/** A command that was given to the child, kept until the interval is over so that another child can be given it again. */
export interface Entry {
  readonly header: Header;
  readonly payload: Uint8Array;
  /** Not given to another child once it was answered: what it did saves time and changes nothing. */
  readonly passing: boolean;
  /** Function of the module that it calls, for messages. */
  readonly name: string;
  /** Called once, by the first child that answers. */
  settle(outcome: Outcome): void;
}

export type Outcome = { readonly answer: Header & { readonly payload: Uint8Array } } | { readonly error: Error };

/** What was sent since the last finish, and the module and its options, in order. */
export class Journal {
  readonly #entries: Entry[] = [];
  readonly #settled = new WeakSet<Entry>();
  #answered = 0;
  #sequence = 0;

  add(fields: Partial<Header>, payload: Uint8Array, rest: Pick<Entry, 'name' | 'passing' | 'settle'>): Entry {
    this.#sequence = (this.#sequence + 1) >>> 0;
    const blank = { op: 0, status: 0, a: 0, b: 0, value: 0n };
    const header = { ...blank, ...fields, sequence: this.#sequence, length: payload.byteLength };
    const entry = { header, payload, ...rest };
    this.#entries.push(entry);
    return entry;
  }

  /** The command that the child is at; undefined when it has answered all. */
  get current(): Entry | undefined {
    return this.#entries[this.#answered];
  }

  /** The current command has been answered before, by a child that has ended since. */
  get repeats(): boolean {
    const current = this.current;
    return current !== undefined && this.#settled.has(current);
  }

  /** Batches that are kept. */
  get batches(): Entry[] {
    return this.#entries.filter(({ header }) => header.op === COMMAND.CONSUME);
  }

  /** The current command ended. After a finish what came before is not needed again. */
  advance(answer: Header & { readonly payload: Uint8Array }): void {
    const entry = this.current;
    if (entry === undefined) return;
    if (entry.passing) this.#entries.splice(this.#answered, 1);
    else this.#answered++;
    this.#settle(entry, { answer });
    if (entry.header.op === COMMAND.FINISH) this.#forget();
  }

  /** Everything, for a new child. */
  replay(): readonly Entry[] {
    this.#answered = 0;
    return this.#entries;
  }

  /** Nothing that was asked will be answered. */
  fail(error: Error): void {
    for (const entry of this.#entries) this.#settle(entry, { error });
    this.#answered = this.#entries.length;
  }

  #settle(entry: Entry, outcome: Outcome): void {
    if (this.#settled.has(entry)) return;
    this.#settled.add(entry);
    entry.settle(outcome);
  }

  #forget(): void {
    const lasting = this.#entries
      .slice(0, this.#answered)
      .filter(({ header }) => header.op === COMMAND.LOAD || header.op === COMMAND.CONFIGURE);
    this.#entries.splice(0, this.#answered, ...lasting);
    this.#answered = lasting.length;
  }
}

/** The bytes that go to the child ahead of the payload. */
export function headerOf(entry: Entry): Uint8Array {
  return encodeHeader(entry.header);
}
