import { statSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { BccxError } from '../errors/bccx-error.ts';
import { visible } from '../output/escape.ts';
import { decodeProfile } from '../profile/decode.ts';
import type { Profile } from '../profile/model.ts';
import { decodeText } from '../profile/text-bytes.ts';
import { looksLikeBccText, readBccText } from './bcc-text.ts';
import { looksLikeBpftrace, readBpftrace } from './bpftrace.ts';
import { looksFolded, readFolded } from './folded.ts';
import { looksLikePerfScript, readPerfScript } from './perf-script.ts';
import type { ReadReport } from './report.ts';
import { type ByteSource, chunksOf, FileSource, withHead } from './source.ts';

/** Forms that `bccx flame` reads. */
export const INPUT_FORMATS = ['folded', 'pprof', 'perf-script', 'bpftrace', 'bcc'] as const;
export type InputFormat = (typeof INPUT_FORMATS)[number];

/** Bytes of a pprof file after decompression at most: profiles are small, bombs are not. */
const LARGEST_PPROF = 2 ** 30;
const HEAD = 64 * 1024;

/** Reads a file, or standard input for `-`, in the form given or the form that it shows itself to have. */
export function readProfile(path: string, report: ReadReport, options: ReadOptions = {}): Profile {
  using source = new FileSource(path);
  return readProfileFrom({ name: path, source }, report, { ...options, size: fileSize(path) });
}

export interface ReadOptions {
  /** The form; by the bytes without. */
  readonly format?: InputFormat;
  /** Keep samples apart and in their order, where the form has one. */
  readonly ordered?: boolean;
  /** Bytes to expect; 0 when not known. */
  readonly size?: number;
}

/** The same from any source; `name` is for messages. */
export function readProfileFrom(
  { name, source }: { name: string; source: ByteSource },
  report: ReadReport,
  options: ReadOptions = {},
): Profile {
  const head = readHead(source);
  const whole = withHead(head, source);
  switch (options.format ?? detectFormat(head)) {
    case 'folded':
      return readFolded(whole, report, options);
    case 'perf-script':
      return readPerfScript(chunksOf(whole), report, options.ordered);
    case 'bpftrace':
      return readBpftrace(chunksOf(whole), report);
    case 'bcc':
      return readBccText(chunksOf(whole), report);
    case 'pprof':
      return decodeProfile(unzipped(collect(chunksOf(whole), name), name));
    default:
      throw new BccxError('BCCX_INPUT_UNKNOWN', { path: visible(name) });
  }
}

/** Bytes of a file; 0 for what is not one. */
function fileSize(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() === true ? stats.size : 0;
}

/** Enough bytes to tell the form by. */
function readHead(source: ByteSource): Uint8Array {
  const head = Buffer.alloc(HEAD);
  let length = 0;
  while (length < HEAD) {
    const more = source.read(head.subarray(length));
    if (more === 0) break;
    length += more;
  }
  return head.subarray(0, length);
}

/** The form of the bytes that begin so; undefined when they look like none. Nothing at all counts as folded. */
export function detectFormat(head: Uint8Array): InputFormat | undefined {
  if (head.length === 0) return 'folded';
  if ((head[0] === 0x1f && head[1] === 0x8b) || looksLikePprof(head)) return 'pprof';
  const text = decodeText(head.subarray(0, HEAD));
  if (looksLikeBpftrace(text)) return 'bpftrace';
  if (looksLikeBccText(text)) return 'bcc';
  if (looksLikePerfScript(text)) return 'perf-script';
  if (looksFolded(text)) return 'folded';
  return text.trim() === '' ? 'folded' : undefined;
}

/** An uncompressed pprof message begins with a sample type: field 1, a message of two string numbers. */
function looksLikePprof(head: Uint8Array): boolean {
  return head[0] === 0x0a && head[1]! > 0 && head[1]! < 0x20 && head[2] === 0x08;
}

function collect(chunks: Iterable<Uint8Array>, name: string): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  for (const chunk of chunks) {
    length += chunk.length;
    if (length > LARGEST_PPROF)
      throw new BccxError('BCCX_INPUT_READ', { path: visible(name), cause: 'it is larger than 1 GiB' });
    parts.push(Uint8Array.from(chunk));
  }
  return Buffer.concat(parts);
}

function unzipped(bytes: Uint8Array, name: string): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: LARGEST_PPROF });
  } catch (error) {
    const cause =
      (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
        ? 'it is larger than 1 GiB'
        : 'damaged gzip data';
    throw new BccxError('BCCX_INPUT_READ', { path: visible(name), cause }, { cause: error });
  }
}
