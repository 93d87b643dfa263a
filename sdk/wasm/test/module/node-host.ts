import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { Reader } from '../../tools/wasm-bytes.js';

const ERRNO = { ENOENT: 2, ESRCH: 3, EIO: 5, ENOSYS: 38, EBADF: 9, EACCES: 13 } as const;
const COMPANION = { buildId: 1, debuglink: 2 } as const;
const INFLATE_ZLIB = 1;
const SECTION_IMPORT = 2;
const IMPORT_MEMORY = 2;

interface Process {
  readonly tgid: number;
  readonly maps: Buffer;
  readonly madeUp: boolean;
  perfMap?: Buffer;
}

interface MappedObject {
  readonly fd: number;
  readonly size: number;
  readonly bytes?: Buffer;
  /** What tells mapped files apart; companions have a handle for each time that they are opened. */
  readonly mapped?: string;
}

interface Exports {
  bccx_alloc(size: number): number;
  bccx_free(at: number): void;
  bccx_configure(at: number, length: number): number;
  bccx_consume(stream: number, at: number, length: number, count: number, lost: bigint): number;
  bccx_tick(now: bigint): number;
  bccx_finish(flags: number): number;
}

/**
 * Plays the host for a module as WASM: carries out the scripts of run_script.c over real files, in this process. The real
 * host is core/src/sandbox; this one has no jail around it and serves tests and measurements of the library alone.
 */
export class NodeHost {
  readonly log: string[] = [];
  reads = 0;
  bytesRead = 0;
  readonly #emitted: Buffer[] = [];
  readonly #processes = new Map<number, Process>();
  readonly #objects = new Map<number, MappedObject>();
  readonly #memory: WebAssembly.Memory;
  readonly #exports: Exports;
  #nextHandle = 1;
  #debugRoot = '';
  #kallsyms: Buffer | undefined;

  constructor(module: Uint8Array<ArrayBuffer>, { pages = 4096 } = {}) {
    this.#memory = new WebAssembly.Memory({ initial: memoryMinimum(module), maximum: pages });
    const imports = { bccx: { memory: this.#memory, ...this.#functions() } };
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module), imports);
    this.#exports = exports as unknown as Exports;
  }

  get memoryBytes(): number {
    return this.#memory.buffer.byteLength;
  }

  emitted(): Buffer {
    return Buffer.concat(this.#emitted);
  }

  /** Carry out a script; how long each step took. */
  run(script: string): { step: string; ms: number }[] {
    return script
      .split('\n')
      .filter((step) => step !== '')
      .map((step) => {
        const start = performance.now();
        const answer = this.#step(step);
        if (answer !== 0) throw new Error(`'${step}' answered ${answer}\n${this.log.join('\n')}`);
        return { step, ms: performance.now() - start };
      });
  }

  close(): void {
    for (const { fd } of this.#objects.values()) if (fd >= 0) closeSync(fd);
    this.#objects.clear();
  }

  #step(line: string): number {
    const [verb, first = '', second = '', third = '', fourth = ''] = line.split(' ');
    switch (verb) {
      case 'process':
        this.#add(this.#processes, { tgid: Number(first), maps: readFileSync(second), madeUp: true });
        return 0;
      case 'perf-map':
        for (const process of this.#processes.values())
          if (process.tgid === Number(first)) process.perfMap = readFileSync(second);
        return 0;
      case 'kallsyms':
        this.#kallsyms = readFileSync(first);
        return 0;
      case 'debug-root':
        this.#debugRoot = first;
        return 0;
      case 'configure':
        return this.#withFile(first, (at, length) => this.#exports.bccx_configure(at, length));
      case 'consume':
        return this.#withFile(fourth, (at, length) =>
          this.#exports.bccx_consume(Number(first), at, length, Number(second), BigInt(third)),
        );
      case 'tick':
        return this.#exports.bccx_tick(BigInt(first));
      case 'finish':
        return this.#exports.bccx_finish(Number(first));
      default:
        throw new Error(`no such step: ${line}`);
    }
  }

  #withFile(path: string, call: (at: number, length: number) => number): number {
    const bytes = readFileSync(path);
    const at = this.#exports.bccx_alloc(bytes.length);
    if (at === 0) throw new Error('the module has no memory for a batch');
    this.#view(at, bytes.length).set(bytes);
    const answer = call(at, bytes.length);
    this.#exports.bccx_free(at);
    return answer;
  }

  #add<T>(map: Map<number, T>, value: T): number {
    map.set(this.#nextHandle, value);
    return this.#nextHandle++;
  }

  #view(at: number, length: number): Buffer {
    return Buffer.from(this.#memory.buffer, at >>> 0, length >>> 0);
  }

  #part(from: Buffer | undefined, offset: bigint, into: Buffer): bigint {
    if (from === undefined) return BigInt(-ERRNO.ENOENT);
    return offset < from.length ? BigInt(from.copy(into, 0, Number(offset))) : 0n;
  }

  /** One handle for one file, however many processes map it. */
  #openMapped(path: string): number {
    const opened = this.#openFile(path);
    const object = this.#objects.get(opened);
    if (object === undefined) return opened;
    const { dev, ino } = fstatSync(object.fd);
    const mapped = `${dev}:${ino}`;
    for (const [handle, known] of this.#objects) {
      if (known.mapped !== mapped) continue;
      closeSync(object.fd);
      this.#objects.delete(opened);
      return handle;
    }
    this.#objects.set(opened, { ...object, mapped });
    return opened;
  }

  #openFile(path: string): number {
    let fd: number;
    try {
      fd = openSync(path, 'r');
    } catch {
      return -ERRNO.ENOENT;
    }
    const stat = fstatSync(fd);
    if (stat.isFile()) return this.#add(this.#objects, { fd, size: stat.size });
    closeSync(fd);
    return -ERRNO.EACCES;
  }

  #openProcess(tgid: number): number {
    for (const [handle, process] of this.#processes) if (process.tgid === tgid) return handle;
    try {
      return this.#add(this.#processes, { tgid, maps: readFileSync(`/proc/${tgid}/maps`), madeUp: false });
    } catch {
      return -ERRNO.ESRCH;
    }
  }

  #openObject(handle: number, mapStart: bigint): number {
    const process = this.#processes.get(handle);
    if (process === undefined) return -ERRNO.EBADF;
    for (const line of process.maps.toString('latin1').split('\n')) {
      const [, start = '', end = '', path = ''] = /^([0-9a-f]+)-([0-9a-f]+) \S+ \S+ \S+ \S+ *(.*)$/.exec(line) ?? [];
      const [from, to] = [BigInt(`0x${start || 0}`), BigInt(`0x${end || 0}`)];
      if (from !== mapStart) continue;
      if (path === '[vdso]') return this.#openMemory(process.tgid, from, to);
      if (process.madeUp) return this.#openMapped(path);
      return this.#openMapped(`/proc/${process.tgid}/map_files/${from.toString(16)}-${to.toString(16)}`);
    }
    return -ERRNO.ENOENT;
  }

  #openMemory(tgid: number, from: bigint, to: bigint): number {
    const bytes = Buffer.alloc(Number(to - from));
    const fd = openSync(`/proc/${tgid}/mem`, 'r');
    const got = readSync(fd, bytes, { position: from });
    closeSync(fd);
    return got === bytes.length ? this.#add(this.#objects, { fd: -1, size: got, bytes }) : -ERRNO.EIO;
  }

  #openCompanion(kind: number, name: Buffer): number {
    if (this.#debugRoot === '') return -ERRNO.ENOENT;
    if (kind === COMPANION.buildId) {
      const hex = name.toString('hex');
      return this.#openFile(`${this.#debugRoot}/.build-id/${hex.slice(0, 2)}/${hex.slice(2)}.debug`);
    }
    return kind === COMPANION.debuglink ? this.#openFile(`${this.#debugRoot}/${name.toString()}`) : -ERRNO.ENOENT;
  }

  #read(handle: number, offset: bigint, into: Buffer): bigint {
    const object = this.#objects.get(handle);
    if (object === undefined) return BigInt(-ERRNO.EBADF);
    const got =
      object.bytes === undefined
        ? readSync(object.fd, into, { position: offset })
        : Number(this.#part(object.bytes, offset, into));
    this.reads++;
    this.bytesRead += got;
    return BigInt(got);
  }

  #functions() {
    const { ENOENT, EBADF, ENOSYS } = ERRNO;
    return {
      log: (level: number, text: number, length: number) =>
        void this.log.push(`${level} ${this.#view(text, length).toString()}`),
      clock_ns: () => (process.hrtime.bigint() / 1000n) * 1000n,
      last_error: () => 0,
      process_open: (tgid: number) => this.#openProcess(tgid),
      process_maps: (handle: number, offset: bigint, into: number, length: number) =>
        this.#part(this.#processes.get(handle)?.maps, offset, this.#view(into, length)),
      process_close: () => undefined,
      object_open: (handle: number, start: bigint) => this.#openObject(handle, start),
      object_size: (handle: number) => BigInt(this.#objects.get(handle)?.size ?? -EBADF),
      object_read: (handle: number, offset: bigint, into: number, length: number) =>
        this.#read(handle, offset, this.#view(into, length)),
      object_identity: () => 0n,
      object_close: (handle: number) => {
        const object = this.#objects.get(handle);
        if (object !== undefined && object.fd >= 0) closeSync(object.fd);
        this.#objects.delete(handle);
      },
      companion_open: (_object: number, kind: number, name: number, length: number) =>
        this.#openCompanion(kind, this.#view(name, length)),
      kallsyms: (offset: bigint, into: number, length: number) => {
        this.#kallsyms ??= readFileSync('/proc/kallsyms');
        return this.#part(this.#kallsyms, offset, this.#view(into, length));
      },
      perf_map: (handle: number, offset: bigint, into: number, length: number) =>
        this.#part(this.#processes.get(handle)?.perfMap, offset, this.#view(into, length)),
      cache_get: () => BigInt(-ENOENT),
      cache_put: () => 0,
      inflate: (kind: number, from: number, fromLength: number, into: number, length: number) => {
        if (kind !== INFLATE_ZLIB) return BigInt(-ENOSYS);
        const unpacked = inflateSync(this.#view(from, fromLength), { maxOutputLength: length });
        this.#view(into, length).set(unpacked);
        return BigInt(unpacked.length);
      },
      emit: (_kind: number, _result: number, from: number, length: number) => {
        this.#emitted.push(Buffer.from(this.#view(from, length)));
        return 0;
      },
    };
  }
}

/** Pages that a module's memory import asks for at least. */
function memoryMinimum(module: Uint8Array): number {
  const sections = new Reader(module.subarray(8));
  while (sections.more()) {
    const id = sections.byte();
    const body = new Reader(sections.take(sections.uint()));
    if (id !== SECTION_IMPORT) continue;
    for (let left = body.uint(); left > 0; left--) {
      body.string();
      body.string();
      const isMemory = body.byte() === IMPORT_MEMORY;
      if (isMemory) body.byte();
      const number = body.uint(); // of a function: its type
      if (isMemory) return number;
    }
  }
  throw new Error('the module imports no memory');
}
