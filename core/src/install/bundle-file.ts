import { gunzipSync, gzipSync } from 'node:zlib';
import { BccxError, causeText } from '../errors/bccx-error.ts';
import type { PackageFile } from '../package/package-file.ts';
import { printable } from '../policy/printable.ts';
import { type LockFile, lockText, parseLock } from '../store/lock-file.ts';

/** Largest bundle, zipped and not, in bytes. */
export const maxBundle = 512 << 20;

/** A tool in a bundle. */
export interface BundledTool {
  /** As the registry gave it, with the integrity of the lock file; undefined for what came from a folder. */
  readonly archive: Buffer | undefined;
  /** Files of a tool that came from a folder. */
  readonly files: readonly PackageFile[];
  /** Sigstore bundle of its provenance; undefined when there is none. */
  readonly provenance: unknown;
}

/** Tools for machines without a network, in one file: their packages, the lock file that names them, and the proofs. */
export interface Bundle {
  readonly lock: LockFile;
  /** By the name of the command. */
  readonly tools: ReadonlyMap<string, BundledTool>;
}

/** The bytes of a bundle: JSON, zipped, with archives in base64. */
export function bundleBytes({ lock, tools }: Bundle): Buffer {
  const packed = [...tools].map(([name, { archive, files, provenance }]) => [
    name,
    {
      archive: archive?.toString('base64'),
      files: Object.fromEntries(files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString('base64')])),
      provenance,
    },
  ]);
  return gzipSync(JSON.stringify({ bundle: 1, lock: lockText(lock), tools: Object.fromEntries(packed) }));
}

/** Reads a bundle, of which nothing is believed but its form. @throws {BccxError} BCCX_BUNDLE_FORMAT */
export function parseBundle(bytes: Uint8Array, file: string): Bundle {
  try {
    const json: unknown = JSON.parse(gunzipSync(bytes, { maxOutputLength: maxBundle }).toString());
    const { bundle, lock, tools } = Object(json) as Record<string, unknown>;
    if (bundle !== 1) throw new Error('it is no bundle of this version');
    if (typeof lock !== 'string') throw new Error('it has no lock file');
    return {
      lock: parseLock(lock),
      tools: new Map(Object.entries(Object(tools)).map(([name, tool]) => [name, readTool(tool)])),
    };
  } catch (error) {
    throw new BccxError('BCCX_BUNDLE_FORMAT', { file, what: printable(causeText(error)) });
  }
}

function readTool(json: unknown): BundledTool {
  const { archive, files, provenance } = Object(json) as Record<string, unknown>;
  return {
    archive: typeof archive === 'string' ? Buffer.from(archive, 'base64') : undefined,
    files: Object.entries(Object(files)).map(([path, text]) => ({ path, bytes: Buffer.from(String(text), 'base64') })),
    provenance,
  };
}
