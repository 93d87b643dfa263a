/** What one result of a finished interval is: bytes whose format `kind` tells. */
export interface SandboxResult {
  /** 'profile' is a bccx.profile.v1 message, 'rows' and 'histograms' are the manifest's typed records. */
  readonly kind: 'profile' | 'rows' | 'histograms' | 'text';
  /** Index in the manifest's `results`. */
  readonly result: number;
  readonly bytes: Uint8Array;
}

export interface SandboxLimits {
  /** Most linear memory the module may have. */
  readonly memoryBytes: number;
  /** CPU time the child may use for one call into the module. */
  readonly cpuSeconds: number;
  /** Bytes the module may emit until `finish` returns. */
  readonly outputBytes: number;
}

export interface SandboxOptions {
  /** The two helper programs, from `gluePaths()`. */
  readonly paths: { readonly jail: string; readonly reader: string };
  readonly limits: SandboxLimits;
  /** What the user granted of the manifest's `permissions.module.reads`. */
  readonly reads: ReadonlySet<string>;
  /** Processes whose files the module may ask for, by pid. */
  readonly processes: 'all' | readonly number[];
  /** Lines of the module and of the child; control characters are already escaped. level: 0 error, 1 warning, 2 info, 3 debug. */
  onLog(level: number, text: string): void;
}

export interface SandboxStats {
  /** CPU time of the child. */
  readonly cpuMs: number;
  /** Host functions the module called. */
  readonly calls: number;
  /** Bytes that the reader delivered. */
  readonly bytesRead: number;
  /** How often the child was started again. */
  readonly restarts: number;
}

/** What the launcher could put around the child. */
export interface SandboxLayer {
  readonly name: string;
  readonly holds: boolean;
  readonly detail: string;
}

/** The unprivileged process that runs a tool's module. */
export class Sandbox {
  /** Returns at once; the child boots in the background and errors surface from the first call awaited. */
  static start(options: SandboxOptions): Sandbox {
    return new Sandbox(options);
  }

  private readonly options: SandboxOptions;

  private constructor(options: SandboxOptions) {
    this.options = options;
  }

  /** Compile and instantiate the module, after checking its imports, exports and memory. */
  async load(_module: Uint8Array): Promise<void> {
    throw new Error(`sandbox: not started: ${this.options.paths.jail}`);
  }

  /** Hand over the options; keys as `bccx_configure` documents them. */
  async configure(_options: Record<string, string>): Promise<void> {}

  /** Record these processes' mappings and open their objects now, so that they resolve after they exit. */
  note(_processes: readonly number[]): void {}

  /** One drained batch. `records` is copied: the caller may reuse it as soon as this returns its promise. */
  async consume(_stream: number, _records: Uint8Array, _count: number, _lost: bigint): Promise<void> {}

  /** About once a second while tracing. */
  tick(_nowNs: bigint): void {}

  /** End of an interval or, with `final`, of the trace. */
  async finish(_final: boolean): Promise<SandboxResult[]> {
    return [];
  }

  /** Which layers hold, as the launcher reported them. */
  async layers(): Promise<readonly SandboxLayer[]> {
    return [];
  }

  stats(): SandboxStats {
    return { cpuMs: 0, calls: 0, bytesRead: 0, restarts: 0 };
  }

  /** Ends the child and the reader; nothing is left when the promise resolves. */
  async close(): Promise<void> {}
}
