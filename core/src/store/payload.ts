import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { BccxError, causeText } from '../errors/bccx-error.ts';
import { objectFile } from '../manifest/manifest.ts';
import { checkHash } from './find-tool.ts';
import { readRegularFile } from './read-file.ts';
import type { Tool } from './tool.ts';

const maxObject = 64 * 1024 * 1024;
const maxModule = 64 * 1024 * 1024;

/** One file of a tool, read once: what is hashed and checked is what is loaded. */
export class PayloadFile {
  readonly file: string;
  readonly bytes: Uint8Array;
  #sha256: string | undefined;

  constructor(file: string, bytes: Uint8Array) {
    this.file = file;
    this.bytes = bytes;
  }

  /** Lower-case hex. */
  get sha256(): string {
    this.#sha256 ??= createHash('sha256').update(this.bytes).digest('hex');
    return this.#sha256;
  }
}

/** What a tool loads into the kernel and into the sandbox. */
export interface Payload {
  readonly object: PayloadFile;
  /** Undefined for a tool without a module. */
  readonly module: PayloadFile | undefined;
}

/**
 * Reads a tool's object for this machine and its module.
 *
 * @throws {BccxError} BCCX_TOOL_FILE, BCCX_STORE_CHANGED, BCCX_KERNEL_FEATURE when the tool has no object for this architecture
 */
export function readPayload(tool: Tool): Payload {
  const { manifest } = tool;
  const object = objectFile(manifest, process.arch);
  if (object === undefined) {
    throw new BccxError('BCCX_KERNEL_FEATURE', {
      tool: manifest.name,
      feature: `architecture ${process.arch}`,
      need: `the package has objects for: ${Object.keys(manifest.object).join(', ')}`,
    });
  }
  return {
    object: read(tool, object, maxObject),
    module: manifest.module === undefined ? undefined : read(tool, manifest.module, maxModule),
  };
}

function read(tool: Tool, file: string, maxBytes: number): PayloadFile {
  let bytes: Uint8Array;
  try {
    bytes = readRegularFile(join(tool.directory, file), maxBytes);
  } catch (error) {
    throw new BccxError('BCCX_TOOL_FILE', {
      file,
      tool: tool.manifest.name,
      cause: causeText(error),
      remedy:
        tool.origin === 'workspace'
          ? 'build it: `npm run build` in the checkout'
          : 'reinstall the package, or build it',
    });
  }
  checkHash(tool, file, bytes);
  return new PayloadFile(file, bytes);
}
