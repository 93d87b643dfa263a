import { AmountColumn } from './amounts.ts';
import { type Frame, type Label, NO_FACTS, type Profile, type ProfileFacts, type ValueType } from './model.ts';
import { PairTable } from './pair-table.ts';

/** What may be said of a sample beside its stack and values. */
export interface SampleExtras {
  readonly labels?: readonly Label[];
  readonly userStop?: number;
  readonly kernelStop?: number;
  /** Keep this sample apart from equal ones, for results whose order means time. */
  readonly apart?: boolean;
}

/**
 * Builds a Profile sample by sample. Equal stacks with equal labels become one sample; stacks share their prefixes.
 * Every reader and every operation that makes a Profile goes through here.
 */
export class ProfileBuilder {
  readonly #frames: Frame[] = [];
  readonly #frameIds = new Map<string, number>();
  readonly #stacks = new PairTable();
  readonly #labelSets: (readonly Label[])[] = [[]];
  readonly #labelIds = new Map<string, number>();
  readonly #valueTypes: ValueType[];
  readonly #values: AmountColumn[];
  readonly #sampleIds = new PairTable();
  #apart = 0;
  #stack: number[] = [];
  #labels: number[] = [];
  #stops: number[] = [];

  constructor(valueTypes: readonly ValueType[]) {
    this.#valueTypes = [...valueTypes];
    this.#values = valueTypes.map(() => new AmountColumn());
  }

  /** Adds a frame that the caller knows to be new, and returns its index. */
  addFrame(frame: Frame): number {
    return this.#frames.push(frame) - 1;
  }

  frame(index: number): Frame {
    return this.#frames[index]!;
  }

  /** The index of an equal frame, adding it when there is none. */
  internFrame(frame: Frame): number {
    const key = frameKey(frame);
    let id = this.#frameIds.get(key);
    if (id === undefined) {
      id = this.addFrame(frame);
      this.#frameIds.set(key, id);
    }
    return id;
  }

  /** The stack node of `frame` called by node `parent` (-1: by nothing). Parents must be interned before children. */
  stack(parent: number, frame: number): number {
    return this.#stacks.intern(parent, frame);
  }

  /** Adds a sample of integers, one for each value type; `stack` is its leaf node or -1. */
  sample(stack: number, values: readonly (number | bigint)[], extras: SampleExtras = {}): void {
    const labels = this.#labelSet(extras.labels ?? []);
    const stops = ((extras.userStop ?? 0) & 0xff) | (((extras.kernelStop ?? 0) & 0xff) << 8);
    const variant = extras.apart === true ? -1 - this.#apart++ : this.#variant(labels, stops);
    const index = this.#sampleIds.intern(stack, variant);
    if (index === this.#stack.length) {
      this.#stack.push(stack);
      this.#labels.push(labels);
      this.#stops.push(stops);
      for (const column of this.#values) column.add(index, 0);
    }
    for (let i = 0; i < this.#values.length; i++) this.#values[i]!.add(index, values[i] ?? 0);
  }

  /** Gives value type `index` more decimals; the values so far are scaled to them. */
  setDecimals(index: number, decimals: number): void {
    const type = this.#valueTypes[index]!;
    if (decimals <= type.decimals) return;
    this.#values[index]!.scale(10 ** (decimals - type.decimals));
    this.#valueTypes[index] = { ...type, decimals };
  }

  get valueTypes(): readonly ValueType[] {
    return this.#valueTypes;
  }

  finish(more: { facts?: Partial<ProfileFacts>; defaultValue?: number; comparison?: boolean } = {}): Profile {
    const { first, second } = this.#stacks.columns();
    const length = this.#stack.length;
    return {
      valueTypes: this.#valueTypes,
      defaultValue: more.defaultValue ?? 0,
      comparison: more.comparison ?? false,
      frames: this.#frames,
      stacks: { parent: first, frame: second },
      samples: {
        length,
        stack: Int32Array.from(this.#stack),
        values: this.#values.map((column) => column.finish()),
        labels: Int32Array.from(this.#labels),
        userStop: Uint8Array.from(this.#stops, (stops) => stops & 0xff),
        kernelStop: Uint8Array.from(this.#stops, (stops) => stops >> 8),
      },
      labelSets: this.#labelSets,
      facts: { ...NO_FACTS, ...more.facts },
    };
  }

  readonly #variants = new PairTable(16);

  #variant(labels: number, stops: number): number {
    return this.#variants.intern(labels, stops);
  }

  #labelSet(labels: readonly Label[]): number {
    if (labels.length === 0) return 0;
    let key = '';
    for (const { key: name, text, number, unit } of labels) {
      key += `${name.length},${text.length},${unit.length},${number},${name}${text}${unit};`;
    }
    let id = this.#labelIds.get(key);
    if (id === undefined) {
      id = this.#labelSets.push(labels) - 1;
      this.#labelIds.set(key, id);
    }
    return id;
  }
}

function frameKey(frame: Frame): string {
  const { mapping } = frame;
  return [
    frame.kind,
    frame.inlined ? 1 : 0,
    frame.line,
    frame.startLine,
    frame.address,
    frame.objectOffset,
    frame.how,
    frame.source,
    frame.why,
    mapping === undefined ? '' : `${mapping.start}-${mapping.limit}-${mapping.fileOffset}-${mapping.buildId}`,
    mapping?.file ?? '',
    frame.file,
    frame.systemName,
    frame.name,
  ].join('\u0000');
}
