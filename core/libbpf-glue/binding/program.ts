import { constants } from './declarations.ts';
import { GlueError } from './error.ts';
import type { Handle } from './handle.ts';
import { Link } from './link.ts';
import type { Loaded } from './native.ts';
import { structure } from './structure.ts';
import type {
  KprobeMultiOptions,
  KprobeOptions,
  PerfEventOptions,
  ProgramInfo,
  TracepointOptions,
  UprobeMultiOptions,
  UprobeOptions,
} from './types.ts';

/** A program of a loaded object: how it is attached. Every method throws a GlueError that names program and target. */
export class BpfProgram {
  readonly info: ProgramInfo;
  readonly #library: Loaded;
  readonly #owner: Handle;
  readonly #address: bigint;

  constructor(library: Loaded, owner: Handle, address: bigint, info: ProgramInfo) {
    this.#library = library;
    this.#owner = owner;
    this.#address = address;
    this.info = info;
  }

  get name(): string {
    return this.info.name;
  }

  /**
   * Run at every sample of one CPU.
   *
   * @throws {GlueError} `ENODEV`: the CPU is offline; `ENOENT` or `EOPNOTSUPP`: the machine has no such counter, so try
   * `cpu-clock`; `EINVAL`: among others a frequency above kernel.perf_event_max_sample_rate; `ESRCH`: no such thread
   */
  attachPerfEvent(options: PerfEventOptions): Link {
    return this.#attach(
      'bccx_program__attach_perf_event',
      structure('bccx_perf_event_opts', {
        event: options.event === 'cpu-cycles' ? constants.BCCX_PERF_CPU_CYCLES : constants.BCCX_PERF_CPU_CLOCK,
        cpu: options.cpu,
        pid: options.pid ?? -1,
        frequency: options.frequency ?? 0,
        period: options.period ?? 0,
        cookie: options.cookie ?? 0,
      }),
    );
  }

  /** Attach a tp_btf program to the tracepoint it was loaded for. */
  attachTpBtf(options: { cookie?: bigint } = {}): Link {
    return this.#attachTracing(options.cookie);
  }

  /** Attach an iterator program to the kind of object it was loaded for; `run` of the link runs it. */
  attachIterator(): Link {
    void this.#owner.address;
    return new Link(this.#library, this.#library.native.bccx_program__attach_iterator(this.#address));
  }

  /** Attach an fentry or fexit program to the function it was loaded for. */
  attachFentry(options: { cookie?: bigint } = {}): Link {
    return this.#attachTracing(options.cookie);
  }

  /** @throws {GlueError} `ENOENT`: this kernel has no such tracepoint */
  attachTracepoint(options: TracepointOptions): Link {
    return this.#attach(
      'bccx_program__attach_tracepoint',
      structure('bccx_tracepoint_opts', {
        category: options.category,
        name: options.name,
        cookie: options.cookie ?? 0,
      }),
    );
  }

  /** @throws {GlueError} `ENOENT`: this kernel has no such tracepoint */
  attachRawTracepoint(name: string): Link {
    return this.#attach(
      'bccx_program__attach_raw_tracepoint',
      structure('bccx_tracepoint_opts', {
        name,
      }),
    );
  }

  /** @throws {GlueError} `ENOENT`: no such kernel function; `EOPNOTSUPP`: a kernel without kprobes */
  attachKprobe(options: KprobeOptions): Link {
    return this.#attach(
      'bccx_program__attach_kprobe',
      structure('bccx_kprobe_opts', {
        flags: options.return ? constants.BCCX_PROBE_RETURN : 0,
        function: options.function,
        offset: options.offset ?? 0,
        cookie: options.cookie ?? 0,
      }),
    );
  }

  /** One instruction of a file. USDT probes are their instruction, semaphore and cookie. Detaching takes about 0.1 s. */
  attachUprobe(options: UprobeOptions): Link {
    return this.#attach(
      'bccx_program__attach_uprobe',
      structure('bccx_uprobe_opts', {
        flags: options.return ? constants.BCCX_PROBE_RETURN : 0,
        path: options.path,
        offset: options.offset,
        semaphore: options.semaphore ?? 0,
        cookie: options.cookie ?? 0,
        pid: options.pid ?? -1,
      }),
    );
  }

  /** Many kernel functions by one link; the program was loaded with mode `kprobe-multi` or `kprobe-session`. */
  attachKprobeMulti(options: KprobeMultiOptions): Link {
    const count = options.functions?.length ?? options.addresses?.length ?? 0;
    const names = options.functions?.map((name) => `${name}\0`).join('') ?? null;
    return this.#attach(
      'bccx_program__attach_kprobe_multi',
      structure('bccx_kprobe_multi_opts', {
        flags: options.return ? constants.BCCX_PROBE_RETURN : 0,
        functions: names === null ? null : Buffer.from(names),
        addresses: options.addresses ? BigUint64Array.from(options.addresses) : null,
        cookies: this.#cookies(options.cookies, count),
        functions_size: names === null ? 0 : Buffer.byteLength(names),
        count,
      }),
    );
  }

  /** Many places of one file by one link; the program was loaded with mode `uprobe-multi` or `uprobe-session`. */
  attachUprobeMulti(options: UprobeMultiOptions): Link {
    const { targets } = options;
    const column = (of: (target: (typeof targets)[number]) => bigint): BigUint64Array =>
      BigUint64Array.from(targets, of);
    const some = (key: 'semaphore' | 'cookie'): boolean => targets.some((target) => target[key] !== undefined);
    return this.#attach(
      'bccx_program__attach_uprobe_multi',
      structure('bccx_uprobe_multi_opts', {
        flags: options.return ? constants.BCCX_PROBE_RETURN : 0,
        path: options.path,
        offsets: column((target) => BigInt(target.offset)),
        semaphores: some('semaphore') ? column((target) => BigInt(target.semaphore ?? 0)) : null,
        cookies: some('cookie') ? column((target) => target.cookie ?? 0n) : null,
        count: targets.length,
        pid: options.pid ?? -1,
      }),
    );
  }

  #attachTracing(cookie: bigint | undefined): Link {
    return this.#attach(
      'bccx_program__attach_tracing',
      structure('bccx_tracing_opts', {
        cookie: cookie ?? 0n,
      }),
    );
  }

  #cookies(cookies: readonly bigint[] | undefined, count: number): BigUint64Array | null {
    if (cookies === undefined) return null;
    if (cookies.length !== count) {
      throw new GlueError({
        errno: 0,
        code: 'EINVAL',
        text: `attach '${this.name}': ${cookies.length} cookies for ${count} functions`,
      });
    }
    return BigUint64Array.from(cookies);
  }

  #attach(how: `bccx_program__attach_${string}` & keyof Loaded['native'], options: object): Link {
    // A program's memory is its object's.
    void this.#owner.address;
    return new Link(this.#library, this.#library.native[how](this.#address, options));
  }
}
