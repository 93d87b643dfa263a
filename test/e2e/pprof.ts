import { gunzipSync } from 'node:zlib';

/** One sample of a pprof file. */
export interface PprofSample {
  /** In the order of the file's sample types. */
  readonly values: readonly bigint[];
  /** Function names, leaf first; '' where a location has none. */
  readonly frames: readonly string[];
  /** The same with source files and lines, where the file has them. */
  readonly places: readonly PprofPlace[];
  /** Locations; one holds several frames where calls were inlined. */
  readonly locations: number;
  readonly labels: Readonly<Record<string, string | bigint>>;
}

/** A frame of a location. */
export interface PprofPlace {
  readonly name: string;
  readonly file: string;
  readonly line: number;
}

export interface PprofFile {
  /** `type/unit` of each value. */
  readonly types: readonly string[];
  readonly samples: readonly PprofSample[];
  /** What is mapped, and what the file says of its frames. */
  readonly mappings: readonly { file: string; lines: boolean; inlined: boolean }[];
}

/**
 * Reads a gzipped pprof file. Knows the wire format by itself (protobuf.dev, encoding; field numbers of profile.proto), so
 * that it checks our writer and not our reader.
 */
export function readPprof(file: Uint8Array): PprofFile {
  const profile = new Message(gunzipSync(file));
  const strings = profile.all(6).map((bytes) => Buffer.from(bytes).toString('utf8'));
  const text = (index: bigint): string => strings[Number(index)] ?? '';
  const functions = new Map(
    profile.messages(5).map((each) => [each.number(1), { name: text(each.number(2)), file: text(each.number(4)) }]),
  );
  const place = (line: Message): PprofPlace => ({
    ...(functions.get(line.number(1)) ?? { name: '', file: '' }),
    line: Number(line.number(2)),
  });
  const locations = new Map(profile.messages(4).map((each) => [each.number(1), each.messages(4).map(place)]));
  return {
    types: profile.messages(1).map((each) => `${text(each.number(1))}/${text(each.number(2))}`),
    mappings: profile.messages(3).map((each) => ({
      file: text(each.number(5)),
      lines: each.number(9) === 1n,
      inlined: each.number(10) === 1n,
    })),
    samples: profile.messages(2).map((sample) => {
      const ids = sample.numbers(1);
      const places = ids.flatMap((id) => {
        const lines = locations.get(id) ?? [];
        return lines.length === 0 ? [{ name: '', file: '', line: 0 }] : lines;
      });
      return {
        values: sample.numbers(2),
        frames: places.map(({ name }) => name),
        places,
        locations: ids.length,
        labels: Object.fromEntries(
          sample.messages(3).map((label) => {
            const string = label.number(2);
            return [text(label.number(1)), string === 0n ? label.number(3) : text(string)];
          }),
        ),
      };
    }),
  };
}

/** Sum of one value of the samples that hold a frame of this name; without a name, of all. */
export function sumOf(file: PprofFile, value: number, frame?: string): number {
  return file.samples
    .filter(({ frames }) => frame === undefined || frames.includes(frame))
    .reduce((sum, { values }) => sum + Number(values[value] ?? 0n), 0);
}

class Message {
  readonly #fields: { readonly number: number; readonly varint: bigint; readonly bytes: Uint8Array | undefined }[] = [];

  constructor(bytes: Uint8Array) {
    for (let at = 0; at < bytes.length; ) {
      const [key, afterKey] = varintAt(bytes, at);
      const wireType = Number(key & 7n);
      if (wireType !== 0 && wireType !== 2) throw new Error(`wire type ${wireType} at ${at}`);
      const [varint, next] = varintAt(bytes, afterKey);
      const end = wireType === 2 ? next + Number(varint) : next;
      if (end > bytes.length) throw new Error(`a field ends beyond the message at ${at}`);
      this.#fields.push({
        number: Number(key >> 3n),
        varint,
        bytes: wireType === 2 ? bytes.subarray(next, end) : undefined,
      });
      at = end;
    }
  }

  all(number: number): Uint8Array[] {
    return this.#fields.flatMap((field) => (field.number === number && field.bytes !== undefined ? [field.bytes] : []));
  }

  messages(number: number): Message[] {
    return this.all(number).map((bytes) => new Message(bytes));
  }

  number(number: number): bigint {
    return this.#fields.find((field) => field.number === number)?.varint ?? 0n;
  }

  /** A repeated number, packed or not. */
  numbers(number: number): bigint[] {
    return this.#fields
      .filter((field) => field.number === number)
      .flatMap(({ varint, bytes }) => (bytes === undefined ? [varint] : packed(bytes)));
  }
}

function packed(bytes: Uint8Array): bigint[] {
  const numbers: bigint[] = [];
  for (let at = 0; at < bytes.length; ) {
    const [value, next] = varintAt(bytes, at);
    numbers.push(value);
    at = next;
  }
  return numbers;
}

function varintAt(bytes: Uint8Array, start: number): [value: bigint, next: number] {
  let value = 0n;
  for (let at = start; ; at += 1) {
    const byte = bytes[at];
    if (byte === undefined) throw new Error('a number is cut off');
    value |= BigInt(byte & 0x7f) << BigInt(7 * (at - start));
    if (byte < 0x80) return [value, at + 1];
  }
}
