import { BccxError } from '../errors/bccx-error.ts';
import { ProfileBuilder } from './builder.ts';
import { KIND_MAPPINGS } from './kind-mappings.ts';
import { MISSED_KERNEL_STACK, MISSED_USER_STACK } from './missed-stacks.ts';
import {
  FRAME_KIND,
  FRAME_KINDS,
  type FrameKind,
  type Label,
  type Mapping,
  namedFrame,
  type Profile,
  type ValueType,
} from './model.ts';
import { type Id, type RawProfile, readLocation, readMessage, stringTable, varint } from './profile-message.ts';
import { type ProtoReader, signed64 } from './protobuf.ts';

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
    if (raw.samples.starts.length > 0)
      throw new BccxError('BCCX_PROFILE_MALFORMED', { what: 'it names no sample type' });
    valueTypes.push({ type: 'samples', unit: 'count', decimals: 0 });
  }
  const builder = new ProfileBuilder(valueTypes);
  const samples = new SampleReader(raw, text, builder);
  for (let i = 0; i < raw.samples.starts.length; i++) samples.read(i);
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
  /** By a location's place: how many frames it has, and the first one's index, leaf first. None: they are not made yet. */
  readonly #counts: Int32Array;
  readonly #firsts: Int32Array;

  constructor(raw: RawProfile, text: (index: number) => string, builder: ProfileBuilder) {
    this.#raw = raw;
    this.#text = text;
    this.#builder = builder;
    this.#counts = new Int32Array(raw.locations.length);
    this.#firsts = new Int32Array(raw.locations.length);
  }

  /** The stack node of a location's frames called by node `caller`. */
  stack(caller: number, id: Id): number {
    const place = this.#place(id);
    const first = this.#firsts[place]!;
    let node = caller;
    for (let frame = first + this.#counts[place]! - 1; frame >= first; frame--) node = this.#builder.stack(node, frame);
    return node;
  }

  /** The kind of a location's frames. */
  kind(id: Id): FrameKind {
    return this.#builder.frame(this.#firsts[this.#place(id)]!).kind;
  }

  #place(id: Id): number {
    const place = this.#raw.locations.find(id);
    if (place < 0) throw new BccxError('BCCX_PROFILE_MALFORMED', { what: `no location ${id}` });
    if (this.#counts[place] === 0) this.#make(place);
    return place;
  }

  #make(place: number): void {
    const location = readLocation(this.#raw, place);
    const mapping = this.#raw.mappings.get(location.mappingId);
    const kind = location.kind === 0 ? kindFromMapping(mapping) : location.kind;
    const { address, objectOffset, how, source, why, lines } = location;
    const count = Math.max(1, lines.length);
    for (let i = 0; i < count; i++) {
      const line = lines[i];
      const named = line === undefined ? undefined : this.#raw.functions.get(line.functionId);
      const name = named === undefined ? '' : this.#text(named.name);
      const systemName = named === undefined ? '' : this.#text(named.systemName);
      const frame = this.#builder.addFrame({
        name: name === '' ? systemName : name,
        kind: (kind < FRAME_KINDS ? kind : 0) as FrameKind,
        inlined: line !== undefined && (line.inlined || i < count - 1),
        systemName: systemName === name ? '' : systemName,
        file: named === undefined ? '' : this.#text(named.file),
        line: line?.line ?? 0,
        startLine: named?.startLine ?? 0,
        mapping: mapping !== undefined && KIND_MAPPINGS.has(mapping.file) && mapping.limit === 0n ? undefined : mapping,
        address,
        objectOffset,
        symbolStart: named?.symbolStart ?? 0n,
        symbolSize: named?.symbolSize ?? 0n,
        how,
        source,
        why,
      });
      if (i === 0) this.#firsts[place] = frame;
    }
    this.#counts[place] = count;
  }
}

function kindFromMapping(mapping: Mapping | undefined): number {
  return mapping === undefined ? 0 : (KIND_MAPPINGS.get(mapping.file) ?? 0);
}

class SampleReader {
  readonly #raw: RawProfile;
  readonly #builder: ProfileBuilder;
  readonly #frames: LocationFrames;
  readonly #text: (index: number) => string;
  readonly #placeholders = new Map<string, number>();
  readonly #locations: Id[] = [];
  readonly #values: (number | bigint)[] = [];

  constructor(raw: RawProfile, text: (index: number) => string, builder: ProfileBuilder) {
    this.#raw = raw;
    this.#builder = builder;
    this.#frames = new LocationFrames(raw, text, builder);
    this.#text = text;
  }

  read(sample: number): void {
    const { reader, samples } = this.#raw;
    const locations = this.#locations;
    const values = this.#values;
    const labels: Label[] = [];
    let userStop = 0;
    let kernelStop = 0;
    let order: Id = 0;
    locations.length = 0;
    values.length = 0;
    reader.goTo(samples, sample);
    while (reader.next()) {
      if (reader.field === 1) reader.uints(locations);
      else if (reader.field === 2) reader.uints(values);
      else if (reader.field === 3) labels.push(this.#label(reader.message()));
      else if (reader.field === 1000) userStop = varint(reader).small();
      else if (reader.field === 1001) kernelStop = varint(reader).small();
      else if (reader.field === 1002) order = varint(reader).uint();
      else reader.skip();
    }
    if (values.length !== this.#builder.valueTypes.length) {
      throw new BccxError('BCCX_PROFILE_MALFORMED', { what: `a sample has ${values.length} values` });
    }
    for (let i = 0; i < values.length; i++) values[i] = signed64(values[i]!);
    const stack = this.#stack(userStop, kernelStop);
    this.#builder.sample(stack, values, { labels, userStop, kernelStop, apart: order !== 0 });
  }

  /** The stack's node; a stack that was lost gets the placeholder that BCC prints for it. */
  #stack(userStop: number, kernelStop: number): number {
    if (userStop !== STOP_LOST && kernelStop !== STOP_LOST) return this.#below(-1);
    const kinds = new Set(this.#locations.map((id) => this.#frames.kind(id)));
    const kernel = kinds.delete(FRAME_KIND.kernel);
    kinds.delete(FRAME_KIND.separator);
    const lost = kinds.has(FRAME_KIND.lost);
    const user = kinds.size > 0;
    let node = -1;
    if (userStop === STOP_LOST && !user) node = this.#builder.stack(node, this.#placeholder(MISSED_USER_STACK));
    node = this.#below(node);
    if (kernelStop === STOP_LOST && !kernel && !lost) {
      node = this.#builder.stack(node, this.#placeholder(MISSED_KERNEL_STACK));
    }
    return node;
  }

  /** The node of the sample's frames below another node. */
  #below(start: number): number {
    let node = start;
    // leaf first
    for (let i = this.#locations.length - 1; i >= 0; i--) node = this.#frames.stack(node, this.#locations[i]!);
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
