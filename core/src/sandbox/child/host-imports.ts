import { ABI_RESULT, ERRNO, type HostImports, IMPORT_SIGNATURES } from '../abi.generated.ts';
import { LOG_BYTES, READ_BITS } from '../protocol.ts';
import type { GuestMemory } from './guest-memory.ts';
import { inflate } from './inflate.ts';
import type { Reader } from './reader.ts';
import { RunCache } from './run-cache.ts';

/** Bytes of log lines until the next finish. */
const LOG_BUDGET = 1 << 20;
const KEY_BYTES = 64;

const errnoNames = new Map<number, string>(Object.entries(ERRNO).map(([name, value]) => [value, name]));

/** Where lines and results of the module go. */
export interface Sink {
  log(level: number, text: Uint8Array): void;
  result(kind: number, result: number, bytes: Uint8Array): void;
}

export interface Grant {
  /** Most bytes emitted until the next finish. */
  readonly outputBytes: number;
  /** READ_BITS of what may be read. */
  readonly reads: number;
}

/** The functions that a module may call: every pointer, length and handle that it gives is taken for wrong until checked. */
export class Host implements HostImports {
  /** Calls of the module so far. */
  calls = 0;
  readonly #memory: GuestMemory;
  readonly #reader: Reader;
  readonly #clock: () => bigint;
  readonly #sink: Sink;
  readonly #grant: Grant;
  readonly #cache: RunCache;
  #lastError = '';
  #emitted = 0;
  #logged = 0;

  constructor(
    memory: GuestMemory,
    reader: Reader,
    options: { sink: Sink; grant: Grant; clock: () => bigint; cache?: RunCache },
  ) {
    this.#memory = memory;
    this.#cache = options.cache ?? new RunCache();
    this.#reader = reader;
    this.#clock = options.clock;
    this.#sink = options.sink;
    this.#grant = options.grant;
  }

  /** A new interval: the budgets of output and log are fresh. */
  renew(): void {
    this.#emitted = 0;
    this.#logged = 0;
  }

  /** As the module imports them: calls are counted, and what needs a read that was not granted answers -EPERM. */
  functions(): Record<keyof HostImports, (...args: never[]) => unknown> {
    const functions = {} as Record<keyof HostImports, (...args: never[]) => unknown>;
    for (const name of Object.keys(IMPORT_SIGNATURES) as (keyof HostImports)[]) functions[name] = this.#function(name);
    return functions;
  }

  #function(name: keyof HostImports): (...args: never[]) => unknown {
    const method = (this[name] as (...args: never[]) => unknown).bind(this);
    const { needs, results } = { needs: undefined, ...IMPORT_SIGNATURES[name] };
    if (needs !== undefined && (this.#grant.reads & (READ_BITS[needs] ?? 0)) === 0) {
      const wide = results[0] === 'i64';
      return () => {
        const denied = this.#fail(ERRNO.EPERM, `${name}: the read '${needs}' was not granted`);
        return wide ? BigInt(denied) : denied;
      };
    }
    return (...args) => {
      this.calls++;
      return method(...args);
    };
  }

  log(level: number, text: number, len: number): void {
    const bytes = this.#memory.bytes(text, Math.min(len >>> 0, LOG_BYTES));
    if (bytes === undefined || this.#logged >= LOG_BUDGET) return;
    this.#logged += bytes.byteLength + 1;
    this.#sink.log(level >>> 0, bytes);
  }

  clock_ns(): bigint {
    return (this.#clock() / 1000n) * 1000n;
  }

  last_error(dst: number, cap: number): number {
    const into = this.#memory.bytes(dst, cap);
    return into === undefined ? -ERRNO.EFAULT : new TextEncoder().encodeInto(this.#lastError, into).written;
  }

  process_open(tgid: number, startNs: bigint, epoch: number): number {
    const handle = this.#reader.openProcess(tgid >>> 0, unsigned(startNs), epoch >>> 0);
    return this.#handle(handle, () => `process_open ${tgid >>> 0}`);
  }

  process_maps(process: number, offset: bigint, dst: number, cap: number): bigint {
    return this.#filled('process_maps', dst, cap, (into) => this.#reader.maps(process >>> 0, unsigned(offset), into));
  }

  process_close(process: number): void {
    this.#reader.closeProcess(process >>> 0);
  }

  object_open(process: number, mapStart: bigint): number {
    const handle = this.#reader.openObject(process >>> 0, unsigned(mapStart));
    return this.#handle(handle, () => `object_open ${unsigned(mapStart).toString(16)}`);
  }

  object_size(object: number): bigint {
    return this.#wide(this.#reader.objectSize(object >>> 0), 'object_size');
  }

  object_read(object: number, offset: bigint, dst: number, len: number): bigint {
    const at = unsigned(offset);
    return this.#filled('object_read', dst, len, (into) => this.#reader.readObject(object >>> 0, at, into));
  }

  object_identity(object: number): bigint {
    return this.#wide(this.#reader.objectIdentity(object >>> 0), 'object_identity');
  }

  object_close(object: number): void {
    this.#reader.closeObject(object >>> 0);
  }

  companion_open(object: number, kind: number, name: number, len: number): number {
    const bytes = this.#memory.bytes(name, len);
    if (bytes === undefined) return this.#fail(ERRNO.EFAULT, 'companion_open: name outside of memory');
    return this.#handle(this.#reader.openCompanion(object >>> 0, kind >>> 0, bytes), () => 'companion_open');
  }

  kallsyms(offset: bigint, dst: number, cap: number): bigint {
    return this.#filled('kallsyms', dst, cap, (into) => this.#reader.kallsyms(unsigned(offset), into));
  }

  perf_map(process: number, offset: bigint, dst: number, cap: number): bigint {
    return this.#filled('perf_map', dst, cap, (into) => this.#reader.perfMap(process >>> 0, unsigned(offset), into));
  }

  cache_get(key: number, keyLen: number, dst: number, cap: number): bigint {
    const name = this.#key(key, keyLen);
    const into = this.#memory.bytes(dst, cap);
    if (name === undefined || into === undefined)
      return BigInt(this.#fail(ERRNO.EFAULT, 'cache_get: bad key or buffer'));
    const entry = this.#cache.get(name);
    if (entry === undefined) return BigInt(-ERRNO.ENOENT);
    into.set(entry.subarray(0, into.byteLength));
    return BigInt(entry.byteLength);
  }

  cache_put(key: number, keyLen: number, src: number, len: number): number {
    const name = this.#key(key, keyLen);
    const value = this.#memory.bytes(src, len);
    if (name === undefined || value === undefined) return this.#fail(ERRNO.EFAULT, 'cache_put: bad key or buffer');
    this.#cache.put(name, value);
    return 0;
  }

  inflate(kind: number, src: number, srcLen: number, dst: number, cap: number): bigint {
    const from = this.#memory.bytes(src, srcLen);
    return this.#filled('inflate', dst, cap, (into) =>
      BigInt(from === undefined ? -ERRNO.EFAULT : inflate(kind >>> 0, from, into)),
    );
  }

  emit(kind: number, result: number, src: number, len: number): number {
    const bytes = this.#memory.bytes(src, len);
    if (bytes === undefined) return this.#fail(ERRNO.EFAULT, 'emit: result outside of memory');
    if (!resultKinds.has(kind >>> 0)) return this.#fail(ERRNO.EINVAL, `emit: no such kind of result: ${kind >>> 0}`);
    if (bytes.byteLength > this.#grant.outputBytes - this.#emitted) {
      return this.#fail(ERRNO.EDQUOT, `emit: more than the ${this.#grant.outputBytes} bytes granted`);
    }
    this.#emitted += bytes.byteLength;
    this.#sink.result(kind >>> 0, result >>> 0, bytes);
    return 0;
  }

  #key(key: number, length: number): Uint8Array | undefined {
    return length >>> 0 > KEY_BYTES ? undefined : this.#memory.bytes(key, length);
  }

  #filled(what: string, dst: number, cap: number, fill: (into: Uint8Array) => bigint): bigint {
    const into = this.#memory.bytes(dst, cap);
    if (into === undefined) return BigInt(this.#fail(ERRNO.EFAULT, `${what}: buffer outside of memory`));
    return this.#wide(fill(into), what);
  }

  #wide(result: bigint, what: string): bigint {
    if (result < 0n) this.#fail(Number(-result), what);
    return result;
  }

  #handle(result: bigint, what: () => string): number {
    const handle = Number(result);
    return handle < 0 ? this.#fail(-handle, what()) : handle;
  }

  #fail(errno: number, what: string): number {
    this.#lastError = `${what}: ${errnoNames.get(errno) ?? `errno ${errno}`}`;
    return -errno;
  }
}

const resultKinds = new Set<number>(Object.values(ABI_RESULT));

/** 64-bit integers come from WASM as signed. */
function unsigned(value: bigint): bigint {
  return BigInt.asUintN(64, value);
}
