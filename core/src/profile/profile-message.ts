/** The messages of pprof and `bccx.profile.v1` as they stand in the bytes. */
import { BccxError } from '../errors/bccx-error.ts';
import type { Mapping, ProfileFacts } from './model.ts';
import { type Messages, ProtoReader, VARINT } from './protobuf.ts';
import { decodeText } from './text-bytes.ts';

/** What a message's fields were, before string and object numbers are looked up. */
export interface RawFunction {
  name: number;
  systemName: number;
  file: number;
  startLine: number;
  symbolStart: bigint;
  symbolSize: bigint;
}

interface RawLine {
  functionId: Id;
  line: number;
  inlined: boolean;
}

interface RawLocation {
  mappingId: Id;
  address: bigint;
  lines: RawLine[];
  kind: number;
  how: number;
  source: number;
  why: number;
  objectOffset: bigint;
}

/** Ids are chosen by the writer and may be any uint64. */
export type Id = number | bigint;

/** Finds location messages by their ids. Most writers number them from 1 on; only what is out of that order is kept in a map. */
export class LocationTable {
  readonly messages: Messages = { starts: [], ends: [] };
  #ordered = 0;
  readonly #others = new Map<Id, number>();

  get length(): number {
    return this.messages.starts.length;
  }

  /** The place of a location among the messages, or -1. Of two with one id the later one counts. */
  find(id: Id): number {
    const other = this.#others.size === 0 ? undefined : this.#others.get(id);
    if (other !== undefined) return other;
    return typeof id === 'number' && id > 0 && id <= this.#ordered ? id - 1 : -1;
  }

  /** Reads the ids of all messages. */
  index(reader: ProtoReader): void {
    for (let i = 0; i < this.length; i++) {
      reader.goTo(this.messages, i);
      const id = locationId(reader);
      if (id === i + 1 && this.#ordered === i) this.#ordered++;
      else this.#others.set(id, i);
    }
  }
}

function locationId(reader: ProtoReader): Id {
  while (reader.next()) {
    if (reader.field === 1) return varint(reader).uint();
    reader.skip();
  }
  return 0;
}

export interface RawProfile {
  valueTypes: { type: number; unit: number }[];
  /** A reader of the bytes that `samples` and `locations` lie in. */
  reader: ProtoReader;
  samples: Messages;
  /** There are as many locations as frames or more: each is read when a stack asks for it. */
  locations: LocationTable;
  mappings: Map<Id, Mapping>;
  functions: Map<Id, RawFunction>;
  strings: Uint8Array[];
  comments: number[];
  periodType: { type: number; unit: number } | undefined;
  defaultType: number;
  facts: Partial<ProfileFacts>;
}

/** Reads the fields of a profile; numbers of strings and of objects are not looked up yet. */
export function readMessage(bytes: Uint8Array): RawProfile {
  const raw: RawProfile = {
    valueTypes: [],
    reader: new ProtoReader(bytes),
    samples: { starts: [], ends: [] },
    locations: new LocationTable(),
    mappings: new Map(),
    functions: new Map(),
    strings: [],
    comments: [],
    periodType: undefined,
    defaultType: 0,
    facts: {},
  };
  const mappings: ProtoReader[] = [];
  const facts: Record<string, bigint> = {};
  const { reader } = raw;
  while (reader.next()) {
    switch (reader.field) {
      case 1:
        raw.valueTypes.push(readValueType(reader.message()));
        break;
      case 2:
        reader.note(raw.samples);
        break;
      case 3:
        mappings.push(reader.message());
        break;
      case 4:
        reader.note(raw.locations.messages);
        break;
      case 5:
        readFunction(reader.message(), raw.functions);
        break;
      case 6:
        raw.strings.push(reader.bytes());
        break;
      case 9:
        facts.timeNanos = signed(reader);
        break;
      case 10:
        facts.durationNanos = signed(reader);
        break;
      case 11:
        raw.periodType = readValueType(reader.message());
        break;
      case 12:
        facts.period = signed(reader);
        break;
      case 13:
        readComments(reader, raw.comments);
        break;
      case 14:
        raw.defaultType = varint(reader).small();
        break;
      case 1001:
        facts.lostEvents = varint(reader).big();
        break;
      case 1002:
        facts.lostStacks = varint(reader).big();
        break;
      case 1003:
        facts.unknownFrames = varint(reader).big();
        break;
      case 1004:
        facts.allFrames = varint(reader).big();
        break;
      default:
        reader.skip();
    }
  }
  raw.facts = facts;
  raw.locations.index(reader);
  const text = stringTable(raw.strings);
  for (const mapping of mappings) readMapping(mapping, raw.mappings, text);
  return raw;
}

export function varint(reader: ProtoReader): ProtoReader {
  reader.expect(VARINT);
  return reader;
}

function signed(reader: ProtoReader): bigint {
  return BigInt(varint(reader).int());
}

function readComments(reader: ProtoReader, into: number[]): void {
  const ids: Id[] = [];
  reader.uints(ids);
  for (const id of ids) into.push(typeof id === 'number' ? id : Number.MAX_SAFE_INTEGER);
}

function readValueType(reader: ProtoReader): { type: number; unit: number } {
  const valueType = { type: 0, unit: 0 };
  while (reader.next()) {
    if (reader.field === 1) valueType.type = varint(reader).small();
    else if (reader.field === 2) valueType.unit = varint(reader).small();
    else reader.skip();
  }
  return valueType;
}

function readMapping(reader: ProtoReader, into: Map<Id, Mapping>, text: (index: number) => string): void {
  let id: Id = 0;
  let start = 0n;
  let limit = 0n;
  let fileOffset = 0n;
  let file = '';
  let buildId = '';
  while (reader.next()) {
    if (reader.field === 1) id = varint(reader).uint();
    else if (reader.field === 2) start = varint(reader).big();
    else if (reader.field === 3) limit = varint(reader).big();
    else if (reader.field === 4) fileOffset = varint(reader).big();
    else if (reader.field === 5) file = text(varint(reader).small());
    else if (reader.field === 6) buildId = text(varint(reader).small());
    else reader.skip();
  }
  into.set(id, { start, limit, fileOffset, file, buildId });
}

function readFunction(reader: ProtoReader, into: Map<Id, RawFunction>): void {
  let id: Id = 0;
  const raw: RawFunction = { name: 0, systemName: 0, file: 0, startLine: 0, symbolStart: 0n, symbolSize: 0n };
  while (reader.next()) {
    if (reader.field === 1) id = varint(reader).uint();
    else if (reader.field === 2) raw.name = varint(reader).small();
    else if (reader.field === 3) raw.systemName = varint(reader).small();
    else if (reader.field === 4) raw.file = varint(reader).small();
    else if (reader.field === 5) raw.startLine = lineNumber(varint(reader).int());
    else if (reader.field === 1000) raw.symbolStart = varint(reader).big();
    else if (reader.field === 1001) raw.symbolSize = varint(reader).big();
    else reader.skip();
  }
  into.set(id, raw);
}

/** A location by its place; with the reader that reads samples, so not while one is being read. */
export function readLocation({ reader, locations }: RawProfile, place: number): RawLocation {
  const raw: RawLocation = {
    mappingId: 0,
    address: 0n,
    lines: [],
    kind: 0,
    how: 0,
    source: 0,
    why: 0,
    objectOffset: 0n,
  };
  reader.goTo(locations.messages, place);
  while (reader.next()) {
    if (reader.field === 2) raw.mappingId = varint(reader).uint();
    else if (reader.field === 3) raw.address = varint(reader).big();
    else if (reader.field === 4) raw.lines.push(readLine(reader.message()));
    else if (reader.field === 1000) raw.kind = varint(reader).small();
    else if (reader.field === 1001) raw.how = varint(reader).small();
    else if (reader.field === 1002) raw.source = varint(reader).small();
    else if (reader.field === 1003) raw.why = varint(reader).small();
    else if (reader.field === 1004) raw.objectOffset = varint(reader).big();
    else reader.skip();
  }
  return raw;
}

function readLine(reader: ProtoReader): RawLine {
  const raw: RawLine = { functionId: 0, line: 0, inlined: false };
  while (reader.next()) {
    if (reader.field === 1) raw.functionId = varint(reader).uint();
    else if (reader.field === 2) raw.line = lineNumber(varint(reader).int());
    else if (reader.field === 1000) raw.inlined = varint(reader).small() !== 0;
    else reader.skip();
  }
  return raw;
}

function lineNumber(value: number | bigint): number {
  return typeof value === 'number' && value >= 0 ? value : 0;
}

/** Looks strings up lazily: most are used once, some not at all. */
export function stringTable(strings: Uint8Array[]): (index: number) => string {
  const decoded = new Array<string | undefined>(strings.length);
  return (index) => {
    if (index === 0) return '';
    const bytes = strings[index];
    if (bytes === undefined) throw new BccxError('BCCX_PROFILE_MALFORMED', { what: `no string ${index}` });
    const known = decoded[index];
    if (known !== undefined) return known;
    const text = decodeText(bytes);
    decoded[index] = text;
    return text;
  };
}
