// Generated from sdk/schema/manifest.v1.json by core/generate/main.js. Do not edit.

export type Target =
  | {
      /**
       * Constant of the BPF object, by name; its BTF gives the width.
       */
      rodata: string;
      /**
       * Write this number when the option was given, instead of its value.
       */
      set?: number;
    }
  | {
      /**
       * Hash map that gets one entry per list element: key u32 id, value u8 1. It is sized to the list.
       */
      map: string;
      /**
       * Constant set to 1 when the list is not empty.
       */
      enable?: string;
    }
  | {
      /**
       * CGROUP_ARRAY map whose index 0 gets the cgroup v2 directory at the path; any other file is an error.
       */
      cgroup: string;
      /**
       * Constant set to 1 when the option was given.
       */
      enable?: string;
    }
  | {
      /**
       * Constant that gets the inode number of the namespace file at the path; a file that is no namespace is an error.
       */
      inode: string;
    }
  | {
      /**
       * A value the host itself acts on.
       */
      session:
        | 'duration'
        | 'interval'
        | 'count'
        | 'cpu'
        | 'pids'
        | 'tids'
        | 'command'
        | 'regexp'
        | 'max-depth'
        | 'unwind'
        | 'debuginfod';
    }
  | {
      /**
       * Passed to bccx_configure as opt.NAME.
       */
      module: true;
    }
  | {
      /**
       * A switch of the text output. top: how many stacks or rows it has. sort: the value's place in its enum is that of the sample type that orders them and that pictures show. growth: the last report is what was added since the first.
       */
      text:
        | 'folded'
        | 'delimited'
        | 'annotations'
        | 'addresses'
        | 'offsets'
        | 'lines'
        | 'verbose'
        | 'timestamp'
        | 'top'
        | 'sort'
        | 'growth';
    };
export type Condition =
  | OptionCondition
  | {
      /**
       * @minItems 1
       * @maxItems 16
       */
      any: OptionCondition[];
    };
/**
 * A literal, or the value of an option.
 */
export type Value =
  | (number | string | boolean)
  | {
      option: string;
    };

export interface PluginManifest {
  $schema?: string;
  /**
   * Version of this schema.
   */
  manifest: 1;
  /**
   * The command: `bccx NAME`.
   */
  name: string;
  /**
   * One line, no full stop.
   */
  title: string;
  /**
   * What it shows, for help and man page.
   */
  description: string;
  /**
   * WASM ABI the module needs: MAJOR or MAJOR.MINOR.
   */
  abi: string;
  kernel?: {
    /**
     * Oldest kernel release it is said to work on.
     */
    min?: string;
    /**
     * Facilities without which it cannot run at all.
     */
    features?: (
      | 'btf'
      | 'perf-event'
      | 'tp-btf'
      | 'raw-tracepoint'
      | 'tracepoint'
      | 'kprobe'
      | 'kprobe-multi'
      | 'fentry'
      | 'uprobe'
      | 'uprobe-multi'
      | 'usdt'
      | 'ring-buffer'
      | 'iterator'
    )[];
  };
  /**
   * BPF object file, or one per architecture.
   */
  object:
    | string
    | {
        x64?: string;
        arm64?: string;
      };
  /**
   * WASM symbolizer and aggregator.
   */
  module?: string;
  /**
   * @maxItems 64
   */
  options?: (Option | Fragment)[];
  /**
   * @minItems 1
   * @maxItems 64
   */
  attach: Attach[];
  maps?: {
    [k: string]: {
      /**
       * A literal, or the value of an option.
       */
      entries?:
        | (number | string | boolean)
        | {
            option: string;
          };
      /**
       * A hash map that, when every condition holds, takes memory as entries come instead of all at once, where programs may use one (6.1). Not for programs that run while the kernel allocates: then there is often none to be had, and entries are lost.
       */
      onDemand?: Condition[];
      purpose?: string;
      /**
       * What to tell the user when it filled up, e.g. which option to raise.
       */
      full?: string;
    };
  };
  /**
   * Read from the last to the first: a stream that others refer to (stacks) stands before them.
   *
   * @minItems 1
   * @maxItems 16
   */
  data: Stream[];
  /**
   * @minItems 1
   * @maxItems 16
   */
  results: Result[];
  permissions: Permissions;
}
export interface Option {
  /**
   * Long flag without the dashes.
   */
  name: string;
  short?: string;
  /**
   * Other long flags with the same meaning.
   */
  aliases?: string[];
  /**
   * Given without a flag, at this place.
   */
  positional?: number;
  type: 'boolean' | 'integer' | 'duration' | 'size' | 'frequency' | 'enum' | 'pid-list' | 'path' | 'pattern' | 'string';
  /**
   * Unit of a bare number on the command line and of the value passed on. A duration or size may also be written with a suffix.
   */
  unit?: 's' | 'ms' | 'us' | 'ns' | 'bytes' | 'hz' | 'count' | 'pages';
  metavar?: string;
  description: string;
  default?: boolean | number | string;
  /**
   * Smallest value, in `unit`. A duration without one must be more than 0.
   */
  min?: number;
  /**
   * Largest value, in `unit`.
   */
  max?: number;
  /**
   * Of an enum. A constant gets the value's place in this list, from 0.
   *
   * @minItems 1
   */
  values?: string[];
  conflicts?: string[];
  requires?: string[];
  /**
   * Of a number: an option whose value must not be smaller, when both are given.
   */
  notAbove?: string;
  /**
   * Must be given.
   */
  required?: boolean;
  hidden?: boolean;
  /**
   * Where the value goes; several are allowed.
   */
  to?: Target[];
}
/**
 * An option of the SDK's shared set: its meaning and long name are fixed there, the short flag, default and targets are the tool's.
 */
export interface Fragment {
  fragment: string;
  short?: string;
  positional?: number;
  default?: boolean | number | string;
  description?: string;
  /**
   * Must be given.
   */
  required?: boolean;
  conflicts?: string[];
  requires?: string[];
  to?: Target[];
}
export interface Attach {
  name?: string;
  /**
   * Attached only when every condition holds.
   */
  when?: Condition[];
  /**
   * Skipped, with a note, when no alternative exists on this kernel or in this target.
   */
  optional?: boolean;
  /**
   * In order of preference; the first the kernel has is taken.
   *
   * @minItems 1
   * @maxItems 8
   */
  alternatives: Probe[];
}
/**
 * True when the named option was given (or, with false, was not given) or has the named value.
 */
export interface OptionCondition {
  option: string;
  is?: boolean | string | number;
}
export interface Probe {
  /**
   * Function name of the BPF program.
   */
  program: string;
  type:
    | 'perf-event'
    | 'tp-btf'
    | 'raw-tracepoint'
    | 'tracepoint'
    | 'kprobe'
    | 'kretprobe'
    | 'kprobe-multi'
    | 'kretprobe-multi'
    | 'fentry'
    | 'fexit'
    | 'uprobe'
    | 'uretprobe'
    | 'uprobe-multi'
    | 'uretprobe-multi'
    | 'uprobe-session'
    | 'usdt'
    | 'iterator';
  /**
   * tp-btf and raw-tracepoint: event; tracepoint: category:event; kernel probes: function. An option of type pattern gives any number of targets (and the library): `func` and `p::func` kernel functions, `lib:func` and `p:lib:func` user functions, `t:category:event` tracepoints, `u:lib:probe` USDT probes; `*` is any text. Only alternatives of the pattern's kind are taken.
   */
  target?:
    | (number | string | boolean)
    | {
        option: string;
      };
  /**
   * Several functions behind one link, each with a cookie.
   *
   * @maxItems 512
   */
  targets?: {
    symbol: Value;
    cookie?: number;
    optional?: boolean;
    /**
     * false: the program of `returns` does not run at its return.
     */
    return?: boolean;
  }[];
  /**
   * Program that runs at the return of the same functions. Of uprobe and uprobe-multi.
   */
  returns?: string;
  /**
   * A literal, or the value of an option.
   */
  library?:
    | (number | string | boolean)
    | {
        option: string;
      };
  /**
   * User probes: libraries, by name, that take functions over from `library` in a process that maps them. Each function is looked for in these first, in this order, unless the user gave the option that names the library.
   *
   * @maxItems 16
   */
  instead?: string[];
  /**
   * A literal, or the value of an option.
   */
  prefix?:
    | (number | string | boolean)
    | {
        option: string;
      };
  /**
   * perf-event only.
   */
  event?: 'cpu-cycles' | 'cpu-clock';
  /**
   * A literal, or the value of an option.
   */
  frequency?:
    | (number | string | boolean)
    | {
        option: string;
      };
  /**
   * A literal, or the value of an option.
   */
  period?:
    | (number | string | boolean)
    | {
        option: string;
      };
}
export interface Stream {
  name: string;
  map: string;
  /**
   * Read only when every condition holds.
   */
  when?: Condition[];
  /**
   * hash: whole entries, key and value. array: value of each index, summed over CPUs when per-CPU.
   */
  kind: 'hash' | 'ring-buffer' | 'array';
  /**
   * interval: at each interval's end, entries are deleted when `clear` is true. end: once. poll: as they come.
   */
  drain: 'interval' | 'end' | 'poll';
  clear?: boolean;
  /**
   * Which counts of the SDK's map `bccx_lost` (bccx/lost.h) are this stream's losses.
   */
  lost?: 'events' | 'stacks' | 'records';
  /**
   * BTF name of the value (hash) or record (ring buffer).
   */
  record?: string;
}
export interface Result {
  name: string;
  kind: 'stacks' | 'rows' | 'events' | 'histograms';
  when?: Condition[];
  /**
   * Of the picture. {option} is replaced by the option's value.
   */
  title: string;
  /**
   * @minItems 1
   */
  sampleTypes?: {
    type: string;
    unit: 'count' | 'nanoseconds' | 'bytes';
  }[];
  palette?: string;
  countName?: string;
  text?: {
    /**
     * Of stacks: as profile, as stackcount, as memleak prints them. Of rows: table.
     */
    layout: 'stacks' | 'calls' | 'outstanding' | 'table';
    /**
     * Line printed when tracing begins; of several the first whose conditions hold. Beside {option} it may hold {threads}, {stacks}, {until} and {places} (of probes).
     */
    header?:
      | string
      | {
          text: string;
          when?: Condition[];
        }[];
    unit?: 'count' | 'us' | 'bytes';
    sort?: 'ascending' | 'descending';
    /**
     * Of rows: field of the column that orders them.
     */
    by?: string;
  };
  /**
   * Of rows, events and histograms: the entry of `data` whose records they are, read by the types in the object. The module is not given that stream. Without it the module emits the records.
   */
  stream?: string;
  /**
   * Of rows, events and histograms that the module emits: struct in the object's BTF that each record is. Records are written as ring-buffer streams have them: u32 length, u32 zero, payload padded to 8 bytes.
   */
  record?: string;
  /**
   * Of rows and events: one each, left to right. Of histograms: what tells them apart, written above each.
   *
   * @maxItems 32
   */
  columns?: {
    /**
     * Member of the record. Of a map's entry: of its value or else of its key; `key` and `value` are the whole ones and may stand before a member (`key.pid`); `index` is that of an array. Members of structs within are joined by dots. `char[n]` is text, other arrays are several numbers.
     */
    field: string;
    title: string;
    /**
     * Least characters in text.
     */
    width?: number;
    /**
     * What the number is, for text: durations and sizes are written in the largest unit that fits (1.24 ms), hex as 0x…, time (CLOCK_MONOTONIC in ns) as time of day. JSON has the number itself.
     */
    unit?: 'count' | 'ns' | 'us' | 'ms' | 's' | 'bytes' | 'hex' | 'time';
    /**
     * Text stands left and numbers right unless told otherwise.
     */
    align?: 'left' | 'right';
  }[];
  histogram?: {
    /**
     * Array of counts, one a slot. `value` of an array map whose values are numbers: each entry is a slot of one histogram.
     */
    field: string;
    /**
     * log2: slot 0 counts 0 and 1, slot n counts 2^n up to 2^(n+1) - 1. linear: slot n counts from n times step.
     */
    scale: 'log2' | 'linear';
    /**
     * Of a linear one; 1 without.
     */
    step?: number;
    /**
     * Above the slots, such as usecs.
     */
    unit?: string;
  };
}
export interface Permissions {
  /**
   * BPF program types, by libbpf's names: perf_event, tracing, raw_tracepoint, tracepoint, kprobe.
   */
  programs: string[];
  /**
   * What it attaches to, e.g. `tp-btf:sched_switch`, `uprobe:libc.so.6:malloc`.
   */
  attach?: string[];
  helpers: string[];
  /**
   * Kernel functions that it calls by name.
   */
  kfuncs?: string[];
  /**
   * Kernel variables that it reads by name.
   */
  ksyms?: string[];
  /**
   * Upper bound of memory of all maps at default options.
   */
  mapBytes: number;
  module?: {
    reads?: ('process-maps' | 'mapped-objects' | 'kallsyms' | 'perf-map' | 'companions')[];
    memoryBytes?: number;
    cpuSeconds?: number;
    outputBytes?: number;
  };
}
