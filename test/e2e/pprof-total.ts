import { gunzipSync } from 'node:zlib';

/**
 * Sum of the first value of every sample of a gzipped pprof file. Reads the wire format by itself (protobuf.dev, encoding;
 * profile.proto: Profile.sample = 2, Sample.value = 2), so that it checks our writer and not our reader.
 */
export function pprofTotal(file: Uint8Array): bigint {
  let sum = 0n;
  for (const sample of fields(gunzipSync(file)).filter(({ number }) => number === 2)) {
    if (sample.bytes === undefined) throw new Error('a sample is not a message');
    const value = fields(sample.bytes).find(({ number }) => number === 2);
    if (value === undefined) throw new Error('a sample has no value');
    sum += value.bytes === undefined ? value.varint : varintAt(value.bytes, 0)[0];
  }
  return sum;
}

interface Field {
  readonly number: number;
  readonly varint: bigint;
  readonly bytes: Uint8Array | undefined;
}

function fields(message: Uint8Array): Field[] {
  const found: Field[] = [];
  let at = 0;
  while (at < message.length) {
    const [key, afterKey] = varintAt(message, at);
    const number = Number(key >> 3n);
    const wireType = Number(key & 7n);
    if (wireType !== 0 && wireType !== 2) throw new Error(`wire type ${wireType} at ${at}`);
    const [varint, next] = varintAt(message, afterKey);
    const end = wireType === 2 ? next + Number(varint) : next;
    if (end > message.length) throw new Error(`a field ends beyond the message at ${at}`);
    found.push({ number, varint, bytes: wireType === 2 ? message.subarray(next, end) : undefined });
    at = end;
  }
  return found;
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
