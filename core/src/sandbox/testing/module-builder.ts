/**
 * Writes WebAssembly modules for the sandbox's tests, instruction by instruction, so that the tests need no compiler and can
 * also write modules that no compiler makes. Format: WebAssembly core specification 1.0, "Binary Format".
 */
import {
  ABI_MAJOR,
  ABI_MINOR,
  EXPORT_SIGNATURES,
  type GuestExports,
  type HostImports,
  IMPORT_SIGNATURES,
  type Signature,
} from '../abi.generated.ts';

type Code = readonly number[];

/** Where `data` of a module lies and where scratch memory is. */
export const DATA = 1024;
export const SCRATCH = 32_768;
/** What bccx_alloc answers. */
export const ALLOCATED = 65_536;

/** Locals that each function has behind its parameters. */
const LOCALS = { i32: 4, i64: 2 };

const I32 = 0x7f;
const I64 = 0x7e;
const importNames = Object.keys(IMPORT_SIGNATURES) as (keyof HostImports)[];
const exportNames = Object.keys(EXPORT_SIGNATURES) as (keyof GuestExports)[];

export function i32(value: number): Code {
  return [0x41, ...signedLeb(BigInt(value | 0))];
}

export function i64(value: bigint): Code {
  return [0x42, ...signedLeb(BigInt.asIntN(64, value))];
}

/** Calls a function of the host. */
export function host(name: keyof HostImports, ...args: Code[]): Code {
  return [...args.flat(), 0x10, ...leb(importNames.indexOf(name))];
}

export function get(local: number): Code {
  return [0x20, ...leb(local)];
}

/** Sets a local to what `value` leaves. */
export function set(local: number, value: Code): Code {
  return [...value, 0x21, ...leb(local)];
}

export function drop(value: Code): Code {
  return [...value, 0x1a];
}

/** The 32 bits at an address. */
export function load32(address: Code): Code {
  return [...address, 0x28, 2, 0];
}

export function store32(address: Code, value: Code): Code {
  return [...address, ...value, 0x36, 2, 0];
}

export function store64(address: Code, value: Code): Code {
  return [...address, ...value, 0x37, 3, 0];
}

/** Lower half of 64 bits. */
export function wrap(value: Code): Code {
  return [...value, 0xa7];
}

export function add(a: Code, b: Code): Code {
  return [...a, ...b, 0x6a];
}

/** 1 when a < b, signed. */
export function less(a: Code, b: Code): Code {
  return [...a, ...b, 0x48];
}

export function when(condition: Code, then: Code, otherwise: Code = []): Code {
  return [...condition, 0x04, 0x40, ...then, ...(otherwise.length > 0 ? [0x05, ...otherwise] : []), 0x0b];
}

/** Repeats the body as long as the condition behind it leaves other than 0. */
export function repeat(body: Code, condition: Code): Code {
  return [0x03, 0x40, ...body, ...condition, 0x0d, 0, 0x0b];
}

export const forever: Code = [0x03, 0x40, 0x0c, 0, 0x0b];
export const unreachable: Code = [0x00];
/** Pages of memory. */
export const memorySize: Code = [0x3f, 0];

/** Grows memory; leaves the size before, or -1. */
export function grow(pages: Code): Code {
  return [...pages, 0x40, 0];
}

export interface TestModule {
  /** Bodies of the exports; each must leave what its signature says. Those left out answer 0, or do nothing. */
  readonly bodies?: Partial<Record<keyof GuestExports, Code>>;
  /** Bytes at DATA. */
  readonly data?: Uint8Array;
  /** Limits and flags of the imported memory; undefined: no memory is imported. */
  readonly memory?: { readonly flags: number; readonly min: number; readonly max?: number } | undefined;
  /** A memory of the module's own. */
  readonly ownMemory?: boolean;
  /** Runs the first function without parameters that is defined. */
  readonly start?: boolean;
  readonly without?: keyof GuestExports;
  /** An additional import, as module and name, of a function without parameters. */
  readonly extraImport?: readonly [string, string];
}

export function buildModule(module: TestModule = {}): Uint8Array {
  const extra = module.extraImport === undefined ? [] : [module.extraImport];
  // An additional import comes last, so that the others keep their numbers.
  const imported = importNames.length + extra.length;
  const types = [...importNames.map((name) => type(IMPORT_SIGNATURES[name])), ...extra.map(() => [0x60, 0, 0])];
  types.push(...exportNames.map((name) => type(EXPORT_SIGNATURES[name])));
  const imports = importNames.map((name, index) => [...text('bccx'), ...text(name), 0, ...leb(index)]);
  imports.push(...extra.map(([from, name]) => [...text(from), ...text(name), 0, ...leb(importNames.length)]));
  const memory = 'memory' in module ? module.memory : { flags: 0, min: 2 };
  if (memory !== undefined) imports.push([...text('bccx'), ...text('memory'), 2, ...limits(memory)]);
  const exports = exportNames
    .map((name, index) => [...text(name), 0, ...leb(imported + index)])
    .filter((_, index) => exportNames[index] !== module.without);
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, types),
    ...section(2, imports),
    ...section(
      3,
      exportNames.map((_, index) => leb(imported + index)),
    ),
    ...(module.ownMemory === true ? section(5, [[0, 1]]) : []),
    ...section(7, exports),
    ...(module.start === true ? sized(8, leb(imported)) : []),
    ...section(
      10,
      exportNames.map((name) => body(name, module.bodies?.[name])),
    ),
    ...(module.data === undefined ? [] : section(11, [[0, ...i32(DATA), 0x0b, ...vector(module.data)]])),
  ]);
}

function body(name: keyof GuestExports, code: Code = defaultBody(name)): number[] {
  const locals = [2, LOCALS.i32, I32, LOCALS.i64, I64];
  const bytes = [...locals, ...code, 0x0b];
  return [...leb(bytes.length), ...bytes];
}

function defaultBody(name: keyof GuestExports): Code {
  if (name === 'bccx_abi') return i32((ABI_MAJOR << 16) | ABI_MINOR);
  if (name === 'bccx_alloc') return i32(ALLOCATED);
  return EXPORT_SIGNATURES[name].results.length > 0 ? i32(0) : [];
}

function type({ params, results }: Signature): number[] {
  const code = (name: string): number => (name === 'i64' ? I64 : I32);
  return [0x60, ...vector(params.map(code)), ...vector(results.map(code))];
}

function limits({ flags, min, max }: { flags: number; min: number; max?: number }): number[] {
  return [flags, ...leb(min), ...(max === undefined ? [] : leb(max))];
}

function section(id: number, entries: readonly (readonly number[])[]): number[] {
  return sized(id, [...leb(entries.length), ...entries.flat()]);
}

function sized(id: number, bytes: readonly number[]): number[] {
  return [id, ...vector(bytes)];
}

function vector(bytes: ArrayLike<number> & Iterable<number>): number[] {
  return [...leb(bytes.length), ...bytes];
}

function text(value: string): number[] {
  return vector(Buffer.from(value));
}

function leb(value: number): number[] {
  const low = value & 0x7f;
  return value < 0x80 ? [low] : [low | 0x80, ...leb(value >>> 7)];
}

function signedLeb(value: bigint): number[] {
  const low = Number(value & 0x7fn);
  const rest = value >> 7n;
  const last = (rest === 0n && low < 0x40) || (rest === -1n && low >= 0x40);
  return last ? [low] : [low | 0x80, ...signedLeb(rest)];
}
