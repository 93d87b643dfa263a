import { BccxError } from '../errors/bccx-error.ts';
import { ProfileBuilder } from './builder.ts';
import { KIND_MAPPINGS } from './kind-mappings.ts';
import { MISSED_KERNEL_STACK, MISSED_USER_STACK } from './missed-stacks.ts';
import {
  FRAME_KIND,
  FRAME_KINDS,
  type Frame,
  type FrameKind,
  type Label,
  type Mapping,
  namedFrame,
  type Profile,
  type ValueType,
} from './model.ts';
import {
  type Id,
  type RawLine,
  type RawLocation,
  type RawProfile,
  readMessage,
  stringTable,
  varint,
} from './profile-message.ts';
import type { ProtoReader } from './protobuf.ts';

/** enum bccx_stop: the stack map was full. */
const STOP_LOST = 9;

/**
 * Reads an uncompressed pprof profile, with the private fields of `bccx.profile.v1` where present.
 * The bytes may come from anyone: throws BCCX_PROFILE_MALFORMED for what is not a profile, and never loops or allocates
 * out of proportion to the input.
 */
export function decodeProfile(bytes: Uint8Array): Profile {
  return assemble(readMessage(bytes));
}

function assemble(raw: RawProfile): Profile {
  const text = stringTable(raw.strings);
  const valueType = (of: { type: number; unit: number }): ValueType => decimalUnit(text(of.type), text(of.unit));
  const valueTypes = raw.valueTypes.map(valueType);
  if (valueTypes.length === 0) {
    if (raw.samples.length > 0) throw new BccxError('BCCX_PROFILE_MALFORMED', { what: 'it names no sample type' });
    valueTypes.push({ type: 'samples', unit: 'count', decimals: 0 });
  }
  const builder = new ProfileBuilder(valueTypes);
  const frames = new LocationFrames(raw, text, builder);
  const samples = new SampleReader(builder, frames, text, valueTypes.length);
  for (const sample of raw.samples) samples.read(sample);
  const defaultName = text(raw.defaultType);
  return builder.finish({
    defaultValue: chooseDefault(valueTypes, defaultName),
    comparison: isComparison(valueTypes),
    facts: {
      ...raw.facts,
      periodType: raw.periodType === undefined ? undefined : valueType(raw.periodType),
      comments: raw.comments.map(text),
    },
  });
}

/** pprof: the named type, else the last one. */
function chooseDefault(types: readonly ValueType[], name: string): number {
  const named = types.findIndex((type) => name !== '' && type.type === name);
  return named >= 0 ? named : types.length - 1;
}

/** A comparison as the pprof writer puts it: `before_X`, `after_X`. */
function isComparison(types: readonly ValueType[]): boolean {
  const [before, after] = types;
  return (
    before !== undefined &&
    after !== undefined &&
    before.type.startsWith('before_') &&
    after.type === `after_${before.type.slice('before_'.length)}`
  );
}

/** The pprof writer puts decimal places into the unit: `1e-3 count`. */
function decimalUnit(type: string, unit: string): ValueType {
  const scaled = /^1e-([1-9]) (.*)$/s.exec(unit);
  if (scaled === null) return { type, unit, decimals: 0 };
  return { type, unit: scaled[2]!, decimals: Number(scaled[1]) };
}

/** Turns locations into frames once each: inlined lines first, the physical function last. */
class LocationFrames {
  readonly #raw: RawProfile;
  readonly #text: (index: number) => string;
  readonly #builder: ProfileBuilder;
  readonly #frames = new Map<Id, readonly number[]>();
  readonly #kinds = new Map<number, number>();

  constructor(raw: RawProfile, text: (index: number) => string, builder: ProfileBuilder) {
    this.#raw = raw;
    this.#text = text;
    this.#builder = builder;
  }

  /** Frame indexes of a location, leaf first. */
  of(id: Id): readonly number[] {
    const known = this.#frames.get(id);
    if (known !== undefined) return known;
    const location = this.#raw.locations.get(id);
    if (location === undefined) throw new BccxError('BCCX_PROFILE_MALFORMED', { what: `no location ${id}` });
    const made = this.#make(location);
    this.#frames.set(id, made);
    return made;
  }

  /** The kind of a frame that `of` returned. */
  kind(frame: number): number {
    return this.#kinds.get(frame) ?? FRAME_KIND.none;
  }

  #make(location: RawLocation): number[] {
    const mapping = this.#raw.mappings.get(location.mappingId);
    const kind = location.kind === 0 ? kindFromMapping(mapping) : location.kind;
    const base: Frame = {
      ...namedFrame('', (kind < FRAME_KINDS ? kind : 0) as FrameKind),
      mapping: mapping !== undefined && KIND_MAPPINGS.has(mapping.file) && mapping.limit === 0n ? undefined : mapping,
      address: location.address,
      objectOffset: location.objectOffset,
      how: location.how,
      source: location.source,
      why: location.why,
    };
    if (location.lines.length === 0) return [this.#add(base)];
    return location.lines.map((line, i) => {
      const named = this.#named(base, line);
      return this.#add({ ...named, inlined: line.inlined || i < location.lines.length - 1 });
    });
  }

  #named(base: Frame, line: RawLine): Frame {
    const raw = this.#raw.functions.get(line.functionId);
    if (raw === undefined) return { ...base, line: line.line };
    const name = this.#text(raw.name);
    const systemName = this.#text(raw.systemName);
    return {
      ...base,
      name: name === '' ? systemName : name,
      systemName: systemName === name ? '' : systemName,
      file: this.#text(raw.file),
      line: line.line,
      startLine: raw.startLine,
      symbolStart: raw.symbolStart,
      symbolSize: raw.symbolSize,
    };
  }

  #add(frame: Frame): number {
    const index = this.#builder.addFrame(frame);
    this.#kinds.set(index, frame.kind);
    return index;
  }
}

function kindFromMapping(mapping: Mapping | undefined): number {
  return mapping === undefined ? 0 : (KIND_MAPPINGS.get(mapping.file) ?? 0);
}

class SampleReader {
  readonly #builder: ProfileBuilder;
  readonly #frames: LocationFrames;
  readonly #text: (index: number) => string;
  readonly #valueCount: number;
  readonly #placeholders = new Map<string, number>();

  constructor(builder: ProfileBuilder, frames: LocationFrames, text: (index: number) => string, valueCount: number) {
    this.#builder = builder;
    this.#frames = frames;
    this.#text = text;
    this.#valueCount = valueCount;
  }

  read(reader: ProtoReader): void {
    const locations: Id[] = [];
    const values: (number | bigint)[] = [];
    const labels: Label[] = [];
    let userStop = 0;
    let kernelStop = 0;
    let order: Id = 0;
    while (reader.next()) {
      if (reader.field === 1) reader.repeated((id) => locations.push(id.uint()));
      else if (reader.field === 2) reader.repeated((value) => values.push(value.int()));
      else if (reader.field === 3) labels.push(this.#label(reader.message()));
      else if (reader.field === 1000) userStop = varint(reader).small();
      else if (reader.field === 1001) kernelStop = varint(reader).small();
      else if (reader.field === 1002) order = varint(reader).uint();
      else reader.skip();
    }
    if (values.length !== this.#valueCount) {
      throw new BccxError('BCCX_PROFILE_MALFORMED', { what: `a sample has ${values.length} values` });
    }
    const stack = this.#stack(locations, userStop, kernelStop);
    this.#builder.sample(stack, values, { labels, userStop, kernelStop, apart: order !== 0 });
  }

  /** The stack's node; a stack that was lost gets the placeholder that BCC prints for it. */
  #stack(locations: readonly Id[], userStop: number, kernelStop: number): number {
    if (userStop !== STOP_LOST && kernelStop !== STOP_LOST) return this.#below(-1, locations);
    const kinds = new Set(locations.flatMap((id) => this.#frames.of(id).map((frame) => this.#frames.kind(frame))));
    const kernel = kinds.delete(FRAME_KIND.kernel);
    kinds.delete(FRAME_KIND.separator);
    const lost = kinds.has(FRAME_KIND.lost);
    const user = kinds.size > 0;
    let node = -1;
    if (userStop === STOP_LOST && !user) node = this.#builder.stack(node, this.#placeholder(MISSED_USER_STACK));
    node = this.#below(node, locations);
    if (kernelStop === STOP_LOST && !kernel && !lost) {
      node = this.#builder.stack(node, this.#placeholder(MISSED_KERNEL_STACK));
    }
    return node;
  }

  /** The node of frames below another node. locations: leaf first. */
  #below(start: number, locations: readonly Id[]): number {
    let node = start;
    for (let i = locations.length - 1; i >= 0; i--) {
      const lines = this.#frames.of(locations[i]!);
      for (let j = lines.length - 1; j >= 0; j--) node = this.#builder.stack(node, lines[j]!);
    }
    return node;
  }

  #placeholder(name: string): number {
    let frame = this.#placeholders.get(name);
    if (frame === undefined) {
      frame = this.#builder.addFrame(namedFrame(name, FRAME_KIND.lost));
      this.#placeholders.set(name, frame);
    }
    return frame;
  }

  #label(reader: ProtoReader): Label {
    let key = 0;
    let text = 0;
    let number: number | bigint = 0;
    let unit = 0;
    while (reader.next()) {
      if (reader.field === 1) key = varint(reader).small();
      else if (reader.field === 2) text = varint(reader).small();
      else if (reader.field === 3) number = varint(reader).int();
      else if (reader.field === 4) unit = varint(reader).small();
      else reader.skip();
    }
    return { key: this.#text(key), text: this.#text(text), number: BigInt(number), unit: this.#text(unit) };
  }
}
