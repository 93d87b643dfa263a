import { checked, made } from './call.ts';
import { constants } from './declarations.ts';
import { GlueError } from './error.ts';
import { Handle } from './handle.ts';
import { BpfMap } from './map.ts';
import type { Loaded } from './native.ts';
import { BpfProgram } from './program.ts';
import { RingBuffer } from './ring.ts';
import { structure } from './structure.ts';
import type { AttachMode, MapInfo, ObjectStats, OpenOptions, ProgramInfo, ProgramStats } from './types.ts';

const attachModes: Readonly<Record<AttachMode, number>> = {
  'kprobe-multi': constants.BCCX_ATTACH_KPROBE_MULTI,
  'uprobe-multi': constants.BCCX_ATTACH_UPROBE_MULTI,
  'kprobe-session': constants.BCCX_ATTACH_KPROBE_SESSION,
  'uprobe-session': constants.BCCX_ATTACH_UPROBE_SESSION,
};

const LOG_BYTES = 65536;

/** A BPF object: opened, configured, then loaded once. Closing it unloads; links and rings live on. */
export class BpfObject {
  readonly name: string;
  readonly #library: Loaded;
  readonly #handle: Handle;
  readonly #options: OpenOptions;
  readonly #programs = new Map<string, { address: bigint; info: ProgramInfo }>();
  readonly #maps = new Map<string, { address: bigint; info: MapInfo }>();
  #loaded: 'not yet' | 'loaded' | 'failed' = 'not yet';

  constructor(library: Loaded, bytes: Uint8Array, options: OpenOptions) {
    const { native } = library;
    const opts = structure('bccx_open_opts', { log_level: options.logLevel ?? 1, name: options.name });
    this.name = options.name;
    this.#library = library;
    this.#options = options;
    const address = made(library, native.bccx_object__open(bytes, bytes.byteLength, opts));
    this.#handle = new Handle(address, `object '${options.name}'`);
    for (let i = 0; i < native.bccx_object__program_count(address); i++) {
      const program = native.bccx_object__program(address, i);
      const info = programInfo(library, program);
      this.#programs.set(info.name, { address: program, info });
    }
    for (let i = 0; i < native.bccx_object__map_count(address); i++) {
      const map = native.bccx_object__map(address, i);
      const info = mapInfo(library, map);
      this.#maps.set(info.name, { address: map, info });
    }
    this.#deliverLog();
  }

  get programs(): ProgramInfo[] {
    return [...this.#programs.values()].map((program) => program.info);
  }

  get maps(): MapInfo[] {
    return [...this.#maps.values()].map((map) => map.info);
  }

  /** Bytes of a global variable of `.rodata`, `.data` or `.bss`; undefined when there is none of that name. */
  globalSize(name: string): number | undefined {
    const result = this.#library.native.bccx_object__global_size(this.#handle.address, name);
    if (result === -2) return undefined;
    return checked(this.#library, result);
  }

  /**
   * Give a global variable its value; numbers are stored in the variable's size, bytes must have it. `.rodata` variables
   * can be set before load only.
   *
   * @throws {GlueError} `ENOENT`: no such variable; `EMSGSIZE`: another size; `ERANGE`: a number that does not fit
   */
  setGlobal(name: string, value: bigint | number | boolean | Uint8Array): void {
    const { native } = this.#library;
    const size = checked(this.#library, native.bccx_object__global_size(this.#handle.address, name));
    const bytes = value instanceof Uint8Array ? value : integerBytes(name, BigInt(value), size);
    checked(this.#library, native.bccx_object__set_global(this.#handle.address, name, bytes, bytes.byteLength));
  }

  /** The bytes of a global variable, as they are now. @throws {GlueError} `ENOENT`: no such variable */
  getGlobal(name: string): Uint8Array {
    const { native } = this.#library;
    const bytes = new Uint8Array(checked(this.#library, native.bccx_object__global_size(this.#handle.address, name)));
    checked(this.#library, native.bccx_object__get_global(this.#handle.address, name, bytes, bytes.byteLength));
    return bytes;
  }

  /** Before load. @throws {GlueError} */
  setMaxEntries(map: string, entries: number): void {
    const found = this.#mapNamed(map);
    checked(this.#library, this.#library.native.bccx_map__set_max_entries(found.address, entries));
    this.#maps.set(map, { address: found.address, info: mapInfo(this.#library, found.address) });
  }

  /** Before load: whether a hash map takes memory entry by entry, which tracing programs may use since Linux 6.1. @throws {GlueError} */
  setOnDemand(map: string, on: boolean): void {
    const found = this.#mapNamed(map);
    checked(this.#library, this.#library.native.bccx_map__set_on_demand(found.address, on ? 1 : 0));
    this.#maps.set(map, { address: found.address, info: mapInfo(this.#library, found.address) });
  }

  /** Before load: whether load includes a program. @throws {GlueError} */
  setAutoload(program: string, on: boolean): void {
    const { address } = this.#programNamed(program);
    checked(this.#library, this.#library.native.bccx_program__set_autoload(address, on ? 1 : 0));
  }

  /** Before load, for programs that attach by multi or session links. @throws {GlueError} */
  setAttachMode(program: string, mode: AttachMode): void {
    const { address } = this.#programNamed(program);
    checked(this.#library, this.#library.native.bccx_program__set_attach_mode(address, attachModes[mode]));
  }

  /** Before load, for tp_btf, fentry and fexit: the tracepoint or kernel function. @throws {GlueError} */
  setAttachTarget(program: string, target: string): void {
    const { address } = this.#programNamed(program);
    checked(this.#library, this.#library.native.bccx_program__set_attach_target(address, target));
  }

  /**
   * Create the maps, verify and load the programs, off the event loop. Once only.
   *
   * @throws {GlueError} with the verifier's whole log when the kernel refused a program; `EBUSY`, `EINVAL`: a load is under
   * way or was; `ECLOSED`: closed meanwhile
   */
  async load(): Promise<void> {
    const { native } = this.#library;
    const address = this.#handle.address;
    if (this.#loaded !== 'not yet') {
      const what = this.#loaded === 'loaded' ? 'it is loaded already' : 'it failed to load';
      throw new GlueError({ errno: 0, code: 'EINVAL', text: `load '${this.name}': ${what}` });
    }
    this.#handle.busy = true;
    const result = await new Promise<number>((resolve, reject) => {
      native.bccx_object__load.async(address, (error, answer) => (error ? reject(error) : resolve(answer)));
    }).finally(() => {
      this.#handle.busy = false;
    });
    this.#loaded = result < 0 ? 'failed' : 'loaded';
    if (this.#handle.closed) {
      native.bccx_object__close(address);
      throw new GlueError({ errno: 0, code: 'ECLOSED', text: `load '${this.name}': closed meanwhile` });
    }
    this.#deliverLog();
    if (result < 0) throw this.#loadError(-result);
  }

  /** @throws {GlueError} `ENOENT`: none of that name */
  program(name: string): BpfProgram {
    const { address, info } = this.#programNamed(name);
    return new BpfProgram(this.#library, this.#handle, address, info);
  }

  /** @throws {GlueError} `ENOENT`: none of that name */
  map(name: string): BpfMap {
    const { address, info } = this.#mapNamed(name);
    return new BpfMap(this.#library, this.#handle, address, info);
  }

  /** The consumer of a ring buffer map. lost: the u64 global in which the program counts what it could not reserve. */
  ring(map: string, options: { lost?: string } = {}): RingBuffer {
    return new RingBuffer(this.#library, this.map(map), options.lost);
  }

  /** Have the kernel measure run time until this object is closed; costs each BPF program of the machine some ns a call. */
  enableStats(): void {
    checked(this.#library, this.#library.native.bccx_object__enable_stats(this.#handle.address));
  }

  /** Counters of the programs and size of the maps of a loaded object. @throws {GlueError} */
  stats(): ObjectStats {
    const { native } = this.#library;
    void this.#handle.address;
    const programs = [...this.#programs.values()].flatMap(({ address, info }) => {
      const stats = programStats(this.#library, address, info.name);
      return stats ? [stats] : [];
    });
    let mapBytes = 0;
    for (const { address } of this.#maps.values()) mapBytes += checked(this.#library, native.bccx_map__memory(address));
    return { programs, mapBytes };
  }

  /** Again is fine. While loading, everything is given back as soon as the kernel has answered. */
  close(): void {
    const address = this.#handle.take();
    if (address !== undefined && !this.#handle.busy) this.#library.native.bccx_object__close(address);
  }

  [Symbol.dispose](): void {
    this.close();
  }

  #programNamed(name: string): { address: bigint; info: ProgramInfo } {
    void this.#handle.address;
    return this.#programs.get(name) ?? this.#none('program', name);
  }

  #mapNamed(name: string): { address: bigint; info: MapInfo } {
    void this.#handle.address;
    return this.#maps.get(name) ?? this.#none('map', name);
  }

  #none(kind: string, name: string): never {
    throw new GlueError({ errno: 2, text: `${kind} '${name}' of '${this.name}': there is none of that name` });
  }

  /** The load ran in another thread, so its text is the object's. */
  #loadError(errno: number): GlueError {
    const { native } = this.#library;
    const text: string = native.bccx_object__error(this.#handle.address);
    const verifierLog: string = native.bccx_object__verifier_log(this.#handle.address);
    return new GlueError(verifierLog ? { errno, text, verifierLog } : { errno, text });
  }

  #deliverLog(): void {
    const { onLog } = this.#options;
    if (!onLog) return;
    const into = Buffer.alloc(LOG_BYTES);
    for (;;) {
      const bytes = checked(
        this.#library,
        this.#library.native.bccx_object__read_log(this.#handle.address, into, into.byteLength),
      );
      if (bytes === 0) return;
      for (let at = 0; at < bytes; ) {
        const length = into.readUInt32LE(at);
        onLog(into.readUInt32LE(at + 4), into.toString('utf8', at + 8, at + 8 + length));
        at += 8 + Math.ceil(length / 8) * 8;
      }
    }
  }
}

function integerBytes(name: string, value: bigint, size: number): Uint8Array {
  const bits = BigInt(size) * 8n;
  if (size > 8 || value >= 1n << bits || value < -(1n << (bits - 1n))) {
    throw new GlueError({
      errno: 0,
      code: 'ERANGE',
      text: `global '${name}': ${value} does not fit its ${size} bytes`,
    });
  }
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt.asUintN(64, value));
  return bytes.subarray(0, size);
}

function programInfo(library: Loaded, program: bigint): ProgramInfo {
  const info = structure('bccx_program_info');
  checked(library, library.native.bccx_program__info(program, info));
  const { name, type, section, instructions } = info;
  return { name, type, section, instructions };
}

function mapInfo(library: Loaded, map: bigint): MapInfo {
  const info = structure('bccx_map_info');
  checked(library, library.native.bccx_map__info(map, info));
  return {
    name: info.name,
    type: info.type,
    keySize: info.key_size,
    valueSize: info.value_size,
    maxEntries: info.max_entries,
    flags: info.flags,
    internal: info.internal !== 0,
    transferSize: info.transfer_size,
    recordSize: info.record_size,
  };
}

function programStats(library: Loaded, program: bigint, name: string): ProgramStats | undefined {
  const stats = structure('bccx_program_stats');
  const result = library.native.bccx_program__stats(program, stats);
  // Left out of the load.
  if (result === -2) return undefined;
  checked(library, result);
  return {
    name,
    runTimeNs: BigInt(stats.run_time_ns),
    runCount: BigInt(stats.run_count),
    missed: BigInt(stats.missed),
  };
}
