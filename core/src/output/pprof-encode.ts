/**
 * pprof's profile.proto (github.com/google/pprof, proto/profile.proto). bccx's private fields are left out; a frame's
 * kind survives as the name of its mapping. Inlined calls are further lines of a location, and their mapping says so.
 */
import { KIND_MAPPINGS } from '../profile/kind-mappings.ts';
import { FRAME_KIND, type Frame, type FrameKind, type Label, type Mapping, type Profile } from '../profile/model.ts';
import { ProtoWriter } from '../profile/protobuf.ts';
import { visible } from './escape.ts';

/** The message without compression. */
export function encodePprof(profile: Profile): Uint8Array {
  return new PprofEncoder(profile).encode();
}

const utf8 = new TextEncoder();
const MAPPING_OF_KIND = new Map<FrameKind, string>();
for (const [file, kind] of KIND_MAPPINGS) if (!MAPPING_OF_KIND.has(kind)) MAPPING_OF_KIND.set(kind, file);

class PprofEncoder {
  readonly #profile: Profile;
  readonly #out = new ProtoWriter();
  readonly #strings = new Map<string, number>([['', 0]]);
  readonly #mappings = new Map<string, number>();
  /** Mapping as `mappingKey` has it → what is known of its frames. */
  readonly #known = new Map<string, MappingFacts>();
  readonly #functions = new Map<string, number>();
  /** Frame index → function id. */
  readonly #frameFunctions: Int32Array;
  /** Frames of one location, joined by commas → location id. */
  readonly #locations = new Map<string, number>();

  constructor(profile: Profile) {
    this.#profile = profile;
    this.#frameFunctions = new Int32Array(profile.frames.length);
    for (const frame of profile.frames) this.#learn(frame);
  }

  #learn({ mapping, file, line, inlined }: Frame): void {
    if (mapping === undefined) return;
    const key = mappingKey(mapping);
    const known = this.#known.get(key);
    this.#known.set(key, {
      files: known?.files === true || file !== '',
      lines: known?.lines === true || line !== 0,
      inlined: known?.inlined === true || inlined,
    });
  }

  encode(): Uint8Array {
    const { profile, out } = { profile: this.#profile, out: this.#out };
    const types = this.#valueTypes();
    for (const { type, unit } of types) this.#valueType(1, type, unit);
    const stacks = new Map<number, number[]>();
    for (let i = 0; i < profile.samples.length; i++) {
      const stack = profile.samples.stack[i]!;
      let ids = stacks.get(stack);
      if (ids === undefined) {
        ids = this.#locationIds(stack);
        stacks.set(stack, ids);
      }
      this.#sample(i, ids);
    }
    this.#facts(types[profile.comparison ? types.length - 1 : profile.defaultValue]!.type);
    for (const text of this.#strings.keys()) out.bytes(6, utf8.encode(text));
    return out.finish();
  }

  /** A comparison is written as before, after and their difference, so that either can be looked at alone. */
  #valueTypes(): { type: string; unit: string }[] {
    const types = this.#profile.valueTypes.map(({ type, unit, decimals }) => ({
      type,
      unit: decimals === 0 ? unit : `1e-${decimals} ${unit}`,
    }));
    if (!this.#profile.comparison) return types;
    const [before, after] = types as [{ type: string; unit: string }, { type: string; unit: string }];
    const plain = before.type.replace(/^before_/, '');
    return [
      { type: `before_${plain}`, unit: before.unit },
      { type: `after_${plain}`, unit: after.unit },
      { type: `delta_${plain}`, unit: after.unit },
    ];
  }

  #sample(index: number, locations: readonly number[]): void {
    const { samples, labelSets, comparison } = this.#profile;
    const values: (number | bigint)[] = samples.values.map((column) => column[index]!);
    if (comparison) values.splice(2, values.length, BigInt(values[1]!) - BigInt(values[0]!));
    this.#out.message(2, (out) => {
      out.packed(1, locations);
      out.packed(2, values);
      for (const label of labelSets[samples.labels[index]!]!) this.#label(label);
    });
  }

  #label(label: Label): void {
    this.#out.message(3, (out) => {
      out.int(1, this.#string(label.key));
      out.int(2, this.#string(label.text));
      out.int(3, label.number);
      out.int(4, this.#string(label.unit));
    });
  }

  /** Location ids of a stack, leaf first; inlined frames share the location of the frame they were inlined into. */
  #locationIds(stack: number): number[] {
    const { parent, frame } = this.#profile.stacks;
    const ids: number[] = [];
    let group: number[] = [];
    for (let node = stack; node >= 0; node = parent[node]!) {
      const index = frame[node]!;
      group.push(index);
      if (this.#profile.frames[index]!.inlined && parent[node]! >= 0) continue;
      ids.push(this.#location(group));
      group = [];
    }
    return ids;
  }

  #location(group: readonly number[]): number {
    const key = group.join();
    const known = this.#locations.get(key);
    if (known !== undefined) return known;
    const id = this.#locations.size + 1;
    this.#locations.set(key, id);
    const physical = this.#profile.frames[group.at(-1)!]!;
    const mapping = this.#mapping(physical);
    const functions = group.map((index) => this.#function(index));
    this.#out.message(4, (out) => {
      out.int(1, id);
      out.int(2, mapping);
      out.int(3, physical.address);
      for (let i = 0; i < group.length; i++) this.#line(functions[i]!, this.#profile.frames[group[i]!]!.line);
    });
    return id;
  }

  #line(functionId: number, line: number): void {
    if (functionId === 0) return;
    this.#out.message(4, (out) => {
      out.int(1, functionId);
      out.int(2, line);
    });
  }

  #function(index: number): number {
    const known = this.#frameFunctions[index]!;
    if (known !== 0) return known;
    const frame = this.#profile.frames[index]!;
    if (frame.name === '') return 0;
    const key = `${frame.startLine}\u0000${frame.file}\u0000${frame.systemName}\u0000${frame.name}`;
    let id = this.#functions.get(key);
    if (id === undefined) {
      id = this.#functions.size + 1;
      this.#functions.set(key, id);
      this.#writeFunction(id, frame);
    }
    this.#frameFunctions[index] = id;
    return id;
  }

  #writeFunction(id: number, frame: Frame): void {
    const name = this.#string(frame.name);
    const systemName = frame.systemName === '' ? name : this.#string(frame.systemName);
    const file = this.#string(frame.file);
    this.#out.message(5, (out) => {
      out.int(1, id);
      out.int(2, name);
      out.int(3, systemName);
      out.int(4, file);
      out.int(5, frame.startLine);
    });
  }

  #mapping(frame: Frame): number {
    const mapping = frame.mapping ?? kindMapping(frame.kind);
    if (mapping === undefined) return 0;
    const key = mappingKey(mapping);
    const known = this.#mappings.get(key);
    if (known !== undefined) return known;
    const id = this.#mappings.size + 1;
    this.#mappings.set(key, id);
    const file = this.#string(mapping.file);
    const buildId = this.#string(mapping.buildId);
    const { files, lines, inlined } = this.#known.get(key) ?? { files: false, lines: false, inlined: false };
    this.#out.message(3, (out) => {
      out.int(1, id);
      out.int(2, mapping.start);
      out.int(3, mapping.limit);
      out.int(4, mapping.fileOffset);
      out.int(5, file);
      out.int(6, buildId);
      out.int(7, 1);
      out.int(8, Number(files));
      out.int(9, Number(lines));
      out.int(10, Number(inlined));
    });
    return id;
  }

  #facts(defaultType: string): void {
    const { facts } = this.#profile;
    this.#out.int(9, facts.timeNanos);
    this.#out.int(10, facts.durationNanos);
    if (facts.periodType !== undefined) this.#valueType(11, facts.periodType.type, facts.periodType.unit);
    this.#out.int(12, facts.period);
    for (const comment of facts.comments) this.#out.int(13, this.#string(comment));
    this.#out.int(14, this.#string(defaultType));
  }

  #valueType(field: number, type: string, unit: string): void {
    const typeIndex = this.#string(type);
    const unitIndex = this.#string(unit);
    this.#out.message(field, (out) => {
      out.int(1, typeIndex);
      out.int(2, unitIndex);
    });
  }

  #string(text: string): number {
    const shown = visible(text);
    let index = this.#strings.get(shown);
    if (index === undefined) {
      index = this.#strings.size;
      this.#strings.set(shown, index);
    }
    return index;
  }
}

/** Whether frames of a mapping have source files, have lines, were inlined. */
interface MappingFacts {
  readonly files: boolean;
  readonly lines: boolean;
  readonly inlined: boolean;
}

function mappingKey({ start, limit, fileOffset, buildId, file }: Mapping): string {
  return `${start}-${limit}-${fileOffset}-${buildId}-${file}`;
}

/** A mapping that only names the kind, for frames that came without one. */
function kindMapping(kind: FrameKind): Mapping | undefined {
  const file = kind === FRAME_KIND.none ? undefined : MAPPING_OF_KIND.get(kind);
  return file === undefined ? undefined : { start: 0n, limit: 0n, fileOffset: 0n, file, buildId: '' };
}
