import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { BccxError, causeText } from '../errors/bccx-error.ts';
import { ABI_MAJOR, ABI_MINOR } from '../sandbox/abi.generated.ts';
import type { SandboxResult } from '../sandbox/sandbox.ts';
import type { Recording, RecordingEvent, RecordingHead } from './recording.ts';

/**
 * The file: Brotli over a line that names the form, a line of JSON (the head) and frames of
 *
 *     0 u32 kind   4 u32 length   8 u32 first   12 u32 second   16 i32 status   20 u32 zero   24 u64 value   32 payload
 *
 * little-endian. It is read as a stranger's: every length is checked, and what it unpacks to is bounded.
 */
const form = 'bccx recording 2\n';
const frameHead = 32;

/** Most bytes of a recording, unpacked. */
export const maxRecording = 1 << 30;

const kinds = ['command', 'asked', 'emitted', 'entries', 'records', 'turn', 'made'] as const;
const resultKinds: readonly SandboxResult['kind'][] = ['profile', 'rows', 'histograms', 'text'];
const nothing = new Uint8Array(0);

export function encodeRecording({ head, events }: Recording): Uint8Array {
  const parts: Uint8Array[] = [Buffer.from(`${form}${JSON.stringify(head)}\n`)];
  for (const event of events) parts.push(...encodeEvent(event));
  const { BROTLI_PARAM_LGWIN: window, BROTLI_PARAM_QUALITY: quality } = constants;
  // What a module reads twice lies megabytes apart: the window is as large as there is.
  return brotliCompressSync(Buffer.concat(parts), {
    params: { [window]: constants.BROTLI_MAX_WINDOW_BITS, [quality]: 5 },
  });
}

function encodeEvent(event: RecordingEvent): Uint8Array[] {
  const { first, second, status, value, payload } = { first: 0, second: 0, status: 0, value: 0n, ...numbersOf(event) };
  const head = Buffer.alloc(frameHead);
  head.writeUInt32LE(kinds.indexOf(event.kind) + 1, 0);
  head.writeUInt32LE(payload.length, 4);
  head.writeUInt32LE(first, 8);
  head.writeUInt32LE(second, 12);
  head.writeInt32LE(status, 16);
  head.writeBigUInt64LE(BigInt.asUintN(64, value), 24);
  return [head, payload];
}

function numbersOf(event: RecordingEvent): {
  payload: Uint8Array;
  first?: number;
  second?: number;
  status?: number;
  value?: bigint;
} {
  switch (event.kind) {
    case 'command':
      // The operation and its two numbers need three places; no operation is above 255 and no stream above 2^24.
      return {
        payload: event.payload,
        first: ((event.op << 24) | (event.a & 0xffffff)) >>> 0,
        second: event.b,
        status: event.status,
        value: event.value,
      };
    case 'emitted':
      return {
        payload: event.result.bytes,
        first: resultKinds.indexOf(event.result.kind),
        second: event.result.result,
      };
    case 'entries':
    case 'records':
      return { payload: event.payload, first: event.stream };
    case 'turn':
      return { payload: nothing };
    default:
      return { payload: event.payload };
  }
}

/**
 * Reads a recording.
 *
 * @param file for messages
 * @throws {BccxError} BCCX_RECORDING_FORMAT, BCCX_RECORDING_ABI
 */
export function decodeRecording(packed: Uint8Array, file: string): Recording {
  const wrong = (what: string): BccxError => new BccxError('BCCX_RECORDING_FORMAT', { file, what });
  let bytes: Buffer;
  try {
    bytes = brotliDecompressSync(packed, { maxOutputLength: maxRecording });
  } catch (error) {
    throw wrong(causeText(error));
  }
  if (!bytes.subarray(0, form.length).equals(Buffer.from(form))) throw wrong('it is no recording of this form');
  const end = bytes.indexOf(10, form.length);
  if (end < 0) throw wrong('it has no head');
  const head = parseHead(bytes.subarray(form.length, end).toString());
  if (head === undefined) throw wrong('its head is not written as it must be');
  const [major = 0, minor = 0] = head.abi.split('.').map(Number);
  if (major !== ABI_MAJOR || minor > ABI_MINOR) {
    throw new BccxError('BCCX_RECORDING_ABI', { file, abi: head.abi, host: `${ABI_MAJOR}.${ABI_MINOR}` });
  }
  try {
    return { head, events: [...decodeEvents(bytes, end + 1)] };
  } catch (error) {
    throw wrong(causeText(error));
  }
}

function* decodeEvents(bytes: Buffer, start: number): Generator<RecordingEvent> {
  for (let at = start; at < bytes.length; ) {
    if (at + frameHead > bytes.length) throw new Error('it ends within a frame');
    const length = bytes.readUInt32LE(at + 4);
    if (length > bytes.length - at - frameHead) throw new Error('it ends within a frame');
    yield decodeEvent(bytes.subarray(at, at + frameHead), bytes.subarray(at + frameHead, at + frameHead + length));
    at += frameHead + length;
  }
}

function decodeEvent(head: Buffer, payload: Uint8Array): RecordingEvent {
  const kind = kinds[head.readUInt32LE(0) - 1];
  const first = head.readUInt32LE(8);
  const second = head.readUInt32LE(12);
  switch (kind) {
    case 'command': {
      const status = head.readInt32LE(16);
      return {
        kind,
        op: first >>> 24,
        a: first & 0xffffff,
        b: second,
        value: head.readBigUInt64LE(24),
        status,
        payload,
      };
    }
    case 'emitted': {
      const of = resultKinds[first];
      if (of === undefined) throw new Error(`it holds a result of unknown kind ${first}`);
      return { kind, result: { kind: of, result: second, bytes: payload } };
    }
    case 'entries':
    case 'records':
      return { kind, stream: first, payload };
    case 'turn':
      return { kind };
    case 'asked':
    case 'made':
      return { kind, payload };
    default:
      throw new Error(`it holds a frame of unknown kind ${head.readUInt32LE(0)}`);
  }
}

function parseHead(text: string): RecordingHead | undefined {
  let head: Partial<Record<keyof RecordingHead, unknown>>;
  try {
    head = Object(JSON.parse(text));
  } catch {
    return undefined;
  }
  const strings = [head.abi, head.bccx, head.tool, head.arch, head.kernel];
  if (
    head.recording !== 2 ||
    strings.some((each) => typeof each !== 'string') ||
    !/^\d+\.\d+$/.test(String(head.abi))
  ) {
    return undefined;
  }
  if (!Array.isArray(head.words) || head.words.some((word) => typeof word !== 'string')) return undefined;
  if (!Array.isArray(head.maps) || !head.maps.every(isMapShape)) return undefined;
  return head as RecordingHead;
}

function isMapShape(value: unknown): boolean {
  const { name, type, keySize, valueSize } = Object(value) as Record<string, unknown>;
  const size = (bytes: unknown): boolean =>
    Number.isSafeInteger(bytes) && (bytes as number) >= 0 && (bytes as number) < 2 ** 24;
  return typeof name === 'string' && typeof type === 'string' && size(keySize) && size(valueSize);
}
