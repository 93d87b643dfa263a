import type { ModuleBytes } from './module-bytes.ts';

/** Extensions of WebAssembly 1.0 that a module may use. */
export const allowedFeatures = [
  'bulk-memory',
  'multi-value',
  'saturating-conversion',
  'sign-extension',
  'simd',
] as const;

export type Feature = (typeof allowedFeatures)[number];

/** What follows an opcode: numbers to be passed over, or something that is looked at. */
const NONE = 0;
const ONE = 1;
const MEMORY = 2;
const BLOCK = 3;
const END = 4;
const SIGN = 5;
const OTHER = 6;

/** Immediates of the one-byte opcodes of WebAssembly 1.0 and the sign-extension operators; OTHER is looked at. */
const immediates = new Uint8Array(256).fill(OTHER);
immediates.fill(MEMORY, 0x28, 0x3f);
immediates.fill(NONE, 0x45, 0xc0);
immediates.fill(SIGN, 0xc0, 0xc5);
for (const opcode of [0x00, 0x01, 0x05, 0x0f, 0x1a, 0x1b]) immediates[opcode] = NONE;
for (const opcode of [0x0c, 0x0d, 0x10, 0x20, 0x21, 0x22, 0x23, 0x24, 0x41, 0x42]) immediates[opcode] = ONE;
for (const opcode of [0x02, 0x03, 0x04]) immediates[opcode] = BLOCK;
immediates[0x0b] = END;

const maxBranches = 65_536;
/** Longest number: 64 bits in groups of seven. */
const maxNumber = 10;

/**
 * Walks the instructions of one function body up to its end, notes which extensions it uses and refuses those that a
 * module may not. Types are not checked: the engine does that before anything runs. This is the one loop over most of a
 * module's bytes, so that common instructions are passed over in place.
 */
export function scanCode(code: ModuleBytes, where: string, features: Set<Feature>): void {
  const { bytes, end } = code;
  let { at } = code;
  let depth = 1;
  while (depth > 0) {
    if (at >= end) code.fail('BCCX_MODULE_FORMAT', `it ends in the middle, in ${where}`);
    const opcode = bytes[at++] ?? 0;
    const immediate = immediates[opcode];
    if (immediate === ONE || immediate === MEMORY) {
      if (immediate === MEMORY && (bytes[at] ?? 0) >= 64) refuse(code, where, 'several memories');
      if (immediate === MEMORY) at++;
      const start = at;
      while ((bytes[at] ?? 0) >= 128) at++;
      at++;
      if (at - start > maxNumber) code.fail('BCCX_MODULE_FORMAT', `a number in ${where} is too long`);
    } else if (immediate === END) {
      depth--;
    } else if (immediate !== NONE) {
      code.at = at;
      if (immediate === SIGN) features.add('sign-extension');
      else if (immediate === BLOCK) scanBlockType(code, where, features);
      else scanOther(opcode, code, where, features);
      if (immediate === BLOCK) depth++;
      ({ at } = code);
    }
  }
  code.at = at;
  if (at !== end) code.fail('BCCX_MODULE_FORMAT', `${where} does not end where its code does`);
}

function scanMemoryAccess(code: ModuleBytes, where: string): void {
  if (code.u32() >= 64) refuse(code, where, 'several memories');
  code.u32();
}

function scanBlockType(code: ModuleBytes, where: string, features: Set<Feature>): void {
  const type = code.signed(33);
  if (type >= 0) features.add('multi-value');
  else if (type !== -64) checkValueType(code, type & 0x7f, where, features);
}

/** Refuses value types that belong to extensions a module may not use. */
export function checkValueType(code: ModuleBytes, type: number, where: string, features: Set<Feature>): void {
  if (type >= 0x7c && type <= 0x7f) return;
  if (type === 0x7b) features.add('simd');
  else if (type === 0x70 || type === 0x6f) refuse(code, where, 'references');
  else refuse(code, where, 'garbage-collected types');
}

function scanOther(opcode: number, code: ModuleBytes, where: string, features: Set<Feature>): void {
  switch (opcode) {
    case 0x0e: {
      const branches = code.count(`branches in ${where}`, maxBranches);
      for (let i = 0; i <= branches; i++) code.u32();
      return;
    }
    case 0x11:
      code.u32();
      if (code.u32() !== 0) refuse(code, where, 'several tables');
      return;
    case 0x3f:
    case 0x40:
      if (code.u32() !== 0) refuse(code, where, 'several memories');
      return;
    case 0x43:
      code.skip(4);
      return;
    case 0x44:
      code.skip(8);
      return;
    case 0xfc:
      scanBulk(code, where, features);
      return;
    case 0xfd:
      features.add('simd');
      scanVector(code, where);
      return;
    default:
      refuse(code, where, extensionOf(opcode));
  }
}

function scanBulk(code: ModuleBytes, where: string, features: Set<Feature>): void {
  const opcode = code.u32();
  if (opcode < 8) {
    features.add('saturating-conversion');
    return;
  }
  if (opcode > 14) refuse(code, where, opcode <= 17 ? 'references' : `an unknown instruction (0xfc ${opcode})`);
  features.add('bulk-memory');
  const first = code.u32();
  const second = opcode === 9 || opcode === 11 || opcode === 13 ? 0 : code.u32();
  const memories = opcode === 8 ? second : opcode === 10 ? first + second : opcode === 11 ? first : 0;
  if (memories !== 0) refuse(code, where, 'several memories');
}

function scanVector(code: ModuleBytes, where: string): void {
  const opcode = code.u32();
  if (opcode > 0xff) refuse(code, where, 'relaxed vectors');
  if (opcode <= 11 || opcode === 92 || opcode === 93) {
    scanMemoryAccess(code, where);
  } else if (opcode === 12 || opcode === 13) {
    code.skip(16);
  } else if (opcode >= 21 && opcode <= 34) {
    code.skip(1);
  } else if (opcode >= 84 && opcode <= 91) {
    scanMemoryAccess(code, where);
    code.skip(1);
  }
}

function extensionOf(opcode: number): string {
  if (opcode === 0x12 || opcode === 0x13 || opcode === 0x15) return 'tail calls';
  if (opcode === 0x14) return 'typed function references';
  if ((opcode >= 0x06 && opcode <= 0x0a) || opcode === 0x18 || opcode === 0x19 || opcode === 0x1f) return 'exceptions';
  if (opcode === 0x1c || opcode === 0x25 || opcode === 0x26 || (opcode >= 0xd0 && opcode <= 0xd2)) return 'references';
  if (opcode === 0xd3 || opcode === 0xfb) return 'garbage-collected types';
  if (opcode === 0xfe) return 'threads';
  return `an unknown instruction (0x${opcode.toString(16).padStart(2, '0')})`;
}

function refuse(code: ModuleBytes, where: string, what: string): never {
  code.fail('BCCX_MODULE_FEATURE', `${where} uses ${what}`);
}
