import type { CoreKind } from './btf-ext.ts';
import type { MapDefinition } from './maps.ts';

/** A place in the code: the function and the slot within it, as a disassembly numbers them. */
export interface CodePlace {
  readonly function: string;
  readonly instruction: number;
}

/** Something that code uses, with the first place that does. */
export interface Use extends CodePlace {
  readonly name: string;
}

/** A call of a helper. */
export interface HelperUse extends Use {
  readonly id: number;
}

/** What a function and everything that it calls use. */
export interface Uses {
  readonly helpers: readonly HelperUse[];
  readonly kfuncs: readonly Use[];
  /** Kernel variables. */
  readonly ksyms: readonly Use[];
  readonly maps: readonly Use[];
}

/** A program: a function that the kernel can run by itself, together with all functions it reaches. */
export interface ProgramFinding extends Uses {
  readonly name: string;
  readonly section: string;
  /** BPF program type by libbpf's name; `fmod_ret` apart from the other tracing programs. */
  readonly type: string;
  /** How it attaches: `perf-event`, `kprobe`, `tp-btf` … */
  readonly attach: string;
  /** Target that its section names. */
  readonly target: string | undefined;
  /** The target is bound when the program is loaded. */
  readonly bound: boolean;
  readonly sleepable: boolean;
  readonly autoload: boolean;
  /** Instructions that the kernel will be given, in slots of 8 bytes. */
  readonly slots: number;
  /** Functions of `.text` that it reaches by calls or as callbacks. */
  readonly functions: readonly string[];
}

/** A function of the object. */
export interface FunctionFinding {
  readonly name: string;
  readonly section: string;
  readonly slots: number;
  /** Some program reaches it, or it is one. */
  readonly reached: boolean;
}

export interface MapFinding extends MapDefinition {
  /** Kernel memory that it takes when full, in bytes. */
  readonly bytes: number;
  /** Initial entries: maps or programs by name. */
  readonly slots: readonly string[];
}

/** A section of global data, which becomes a map of one entry. */
export interface DataFinding {
  readonly section: string;
  readonly bytes: number;
  readonly writable: boolean;
  readonly variables: readonly { name: string; type: string; offset: number; size: number }[];
}

/** A question about the kernel's types that libbpf answers while loading. */
export interface CoreFinding extends CodePlace {
  readonly kind: CoreKind;
  /** `struct task_struct.group_leader`. */
  readonly subject: string;
}

/** Everything in a BPF object that matters for what it may do. Plain data, in the order of the file. */
export interface ObjectFinding {
  readonly file: string;
  readonly bytes: number;
  readonly license: string;
  /** The kernel counts the licence as GPL-compatible, which many helpers require. */
  readonly gpl: boolean;
  readonly programs: readonly ProgramFinding[];
  readonly functions: readonly FunctionFinding[];
  /** What code uses that no program reaches: never loaded, and held against the manifest all the same. */
  readonly unreached: Uses;
  readonly maps: readonly MapFinding[];
  readonly data: readonly DataFinding[];
  /** Values of the kernel's configuration that it reads. */
  readonly kconfig: readonly string[];
  readonly core: readonly CoreFinding[];
  /** Kernel callback structures that it would install. */
  readonly structOps: readonly string[];
  /** Kernel memory of all maps and data when full, in bytes, on `cpus` CPUs. */
  readonly mapBytes: number;
  readonly cpus: number;
}
