import {
  ABI_MAJOR,
  ABI_MINOR,
  ERRNO,
  EXPORT_SIGNATURES,
  type GuestExports,
  IMPORT_MEMORY,
  IMPORT_MODULE,
} from '../abi.generated.ts';
import { GuestMemory } from './guest-memory.ts';
import { type Grant, Host, type Sink } from './host-imports.ts';
import { readModuleMemory } from './module-memory.ts';
import type { Reader } from './reader.ts';
import type { RunCache } from './run-cache.ts';

/** The module threw: nothing in its memory can be relied on any more. */
export class Trap extends Error {
  override readonly name = 'Trap';
}

/** The module cannot be loaded. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

export interface GuestOptions {
  /** Most pages of 64 KiB that its memory may have. */
  readonly pages: number;
  readonly grant: Grant;
  readonly reader: Reader;
  /** CLOCK_MONOTONIC in ns. */
  readonly clock: () => bigint;
  readonly sink: Sink;
  /** Entries of earlier runs are in it; an empty one when it is left out. */
  readonly cache?: RunCache;
}

/** One instance of a tool's module. */
export class Guest {
  readonly host: Host;
  readonly #memory: GuestMemory;
  readonly #exports: GuestExports;

  /** @throws {Refused} @throws {Trap} */
  constructor(module: Uint8Array<ArrayBuffer>, options: GuestOptions) {
    const compiled = compile(module);
    this.#memory = new GuestMemory(makeMemory(module, options.pages));
    this.host = new Host(this.#memory, options.reader, options);
    const instance = instantiate(compiled, {
      [IMPORT_MODULE]: { [IMPORT_MEMORY]: this.#memory.memory, ...this.host.functions() },
    });
    this.#exports = checkedExports(instance);
    const initialize = instance.exports['_initialize'];
    if (typeof initialize === 'function') guarded(() => initialize());
    checkVersion(guarded(() => this.#exports.bccx_abi()) >>> 0);
  }

  configure(options: Uint8Array): number {
    return this.#withBytes(
      options.byteLength,
      (into) => into.set(options),
      (pointer, length) => this.#exports.bccx_configure(pointer, length),
    );
  }

  /** `fill` writes the records straight into the module's memory; it is called once in any case. */
  consume(
    batch: { stream: number; length: number; count: number; lost: bigint },
    fill: (into: Uint8Array) => void,
  ): number {
    return this.#withBytes(batch.length, fill, (pointer, length) =>
      this.#exports.bccx_consume(batch.stream, pointer, length, batch.count, batch.lost),
    );
  }

  tick(nowNs: bigint): number {
    return guarded(() => this.#exports.bccx_tick(nowNs));
  }

  finish(flags: number): number {
    const result = guarded(() => this.#exports.bccx_finish(flags));
    this.host.renew();
    return result;
  }

  #withBytes(
    length: number,
    fill: (into: Uint8Array) => void,
    call: (pointer: number, length: number) => number,
  ): number {
    const pointer = guarded(() => this.#exports.bccx_alloc(length)) >>> 0;
    const into = pointer === 0 ? undefined : this.#memory.bytes(pointer, length);
    fill(into ?? new Uint8Array(length));
    if (into === undefined) return pointer === 0 ? -ERRNO.ENOMEM : -ERRNO.EFAULT;
    const result = guarded(() => call(pointer, length));
    guarded(() => this.#exports.bccx_free(pointer));
    return result;
  }
}

function compile(module: Uint8Array<ArrayBuffer>): WebAssembly.Module {
  try {
    return new WebAssembly.Module(module);
  } catch (error) {
    throw new Refused(text(error));
  }
}

function makeMemory(module: Uint8Array, pages: number): WebAssembly.Memory {
  try {
    const { minimum, maximum } = readModuleMemory(module);
    if (minimum > pages) throw new Error(`it needs ${minimum} pages of memory at least, and ${pages} are granted`);
    return new WebAssembly.Memory({ initial: minimum, maximum: Math.min(pages, maximum ?? pages) });
  } catch (error) {
    throw new Refused(text(error));
  }
}

function instantiate(module: WebAssembly.Module, imports: WebAssembly.Imports): WebAssembly.Instance {
  try {
    return new WebAssembly.Instance(module, imports);
  } catch (error) {
    throw new Refused(text(error));
  }
}

function checkedExports(instance: WebAssembly.Instance): GuestExports {
  for (const name of Object.keys(EXPORT_SIGNATURES)) {
    if (typeof instance.exports[name] !== 'function') throw new Refused(`it does not export '${name}'`);
  }
  return instance.exports as unknown as GuestExports;
}

function checkVersion(version: number): void {
  const major = version >>> 16;
  const minor = version & 0xffff;
  if (major !== ABI_MAJOR || minor > ABI_MINOR) {
    throw new Refused(`it was built for ABI ${major}.${minor}, and this is ${ABI_MAJOR}.${ABI_MINOR}`);
  }
}

/** Runs the module; what it throws is a trap, also when JavaScript's own stack ran out. */
function guarded<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw new Trap(text(error));
  }
}

function text(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
