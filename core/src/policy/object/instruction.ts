/** One BPF instruction slot: 8 bytes (RFC 9669). A 64-bit load takes two slots. */
export interface Instruction {
  /** Index of the slot within its function. */
  readonly index: number;
  readonly opcode: number;
  readonly dst: number;
  readonly src: number;
  readonly offset: number;
  /** Signed. */
  readonly imm: number;
  /** Upper half of a 64-bit load's value, signed; 0 otherwise. */
  readonly high: number;
}

/** Instruction classes: the low three bits of the opcode. */
export const CLASS = { LD: 0, LDX: 1, ST: 2, STX: 3, ALU: 4, JMP: 5, JMP32: 6, ALU64: 7 } as const;

export const OPCODE = { LOAD64: 0x18, CALL: 0x85, CALL_REGISTER: 0x8d, EXIT: 0x95, JA: 0x05, JA32: 0x06 } as const;

/** Source register of a call: what its immediate means. */
export const CALL = { HELPER: 0, FUNCTION: 1, KFUNC: 2 } as const;

/** Source register of a 64-bit load: what its value means. */
export const LOAD = {
  NUMBER: 0,
  MAP_FD: 1,
  MAP_VALUE: 2,
  BTF_ID: 3,
  FUNCTION: 4,
  MAP_INDEX: 5,
  MAP_INDEX_VALUE: 6,
} as const;

/** Operators of the two arithmetic classes, by their upper four bits. */
export const ALU = {
  ADD: 0,
  SUB: 1,
  MUL: 2,
  DIV: 3,
  OR: 4,
  AND: 5,
  LSH: 6,
  RSH: 7,
  NEG: 8,
  MOD: 9,
  XOR: 10,
  MOV: 11,
  ARSH: 12,
  END: 13,
} as const;

const jumpMayGoto = 0xe5;
const atomicOperations = new Set([0x00, 0x01, 0x40, 0x41, 0x50, 0x51, 0xa0, 0xa1, 0xe1, 0xf1]);
const loadAcquire = 0x100;
const storeRelease = 0x110;

/**
 * What is wrong with an instruction, or undefined when the kernel's instruction set (RFC 9669 and Linux 6.18) knows it
 * with exactly these fields. An opcode or a reserved field that is not known is wrong: its meaning could change.
 */
export function instructionFault(i: Instruction): string | undefined {
  if (i.dst > 10 || i.src > 10) return `uses register r${Math.max(i.dst, i.src)}`;
  switch (i.opcode & 7) {
    case CLASS.LD:
      return loadFault(i);
    case CLASS.LDX:
      return loadRegisterFault(i);
    case CLASS.ST:
      return (i.opcode & 0xe0) === 0x60 && i.src === 0 ? undefined : unknown(i);
    case CLASS.STX:
      return storeFault(i);
    case CLASS.ALU:
    case CLASS.ALU64:
      return arithmeticFault(i);
    default:
      return jumpFault(i);
  }
}

/** Whether the instruction may jump, and by how many slots from the one after it. */
export function jumpDistance(i: Instruction): number | undefined {
  if (i.opcode === OPCODE.JA32) return i.imm;
  const kind = i.opcode & 7;
  if (kind !== CLASS.JMP && kind !== CLASS.JMP32) return undefined;
  return i.opcode === OPCODE.CALL || i.opcode === OPCODE.EXIT ? undefined : i.offset;
}

function unknown(i: Instruction): string {
  return `has opcode 0x${i.opcode.toString(16).padStart(2, '0')} in a form that no known kernel defines`;
}

function loadFault(i: Instruction): string | undefined {
  if (i.opcode === OPCODE.LOAD64) return i.offset === 0 ? undefined : unknown(i);
  const mode = i.opcode & 0xe0;
  const size = i.opcode & 0x18;
  const packet = (mode === 0x20 || mode === 0x40) && size !== 0x18;
  return packet && i.dst === 0 && i.offset === 0 && (mode === 0x40 || i.src === 0) ? undefined : unknown(i);
}

function loadRegisterFault(i: Instruction): string | undefined {
  const mode = i.opcode & 0xe0;
  const signed = mode === 0x80 && (i.opcode & 0x18) !== 0x18;
  return (mode === 0x60 || signed) && i.imm === 0 ? undefined : unknown(i);
}

function storeFault(i: Instruction): string | undefined {
  const mode = i.opcode & 0xe0;
  if (mode === 0x60) return i.imm === 0 ? undefined : unknown(i);
  if (mode !== 0xc0) return unknown(i);
  if (i.imm === loadAcquire || i.imm === storeRelease) return undefined;
  const wide = (i.opcode & 0x18) === 0 || (i.opcode & 0x18) === 0x18;
  return wide && atomicOperations.has(i.imm) ? undefined : unknown(i);
}

function arithmeticFault(i: Instruction): string | undefined {
  const operator = i.opcode >> 4;
  const register = (i.opcode & 8) !== 0;
  if (operator > ALU.END) return unknown(i);
  if (operator === ALU.END) {
    const swap = (i.opcode & 7) === CLASS.ALU64 && register;
    const width = i.imm === 16 || i.imm === 32 || i.imm === 64;
    return !swap && width && i.src === 0 && i.offset === 0 ? undefined : unknown(i);
  }
  if (operator === ALU.NEG) {
    return !register && i.src === 0 && i.imm === 0 && i.offset === 0 ? undefined : unknown(i);
  }
  if (register ? i.imm !== 0 : i.src !== 0) return unknown(i);
  const signedDivision = (operator === ALU.DIV || operator === ALU.MOD) && i.offset === 1;
  const move = operator === ALU.MOV && register && moveOffsetFits(i);
  return i.offset === 0 || signedDivision || move ? undefined : unknown(i);
}

function moveOffsetFits(i: Instruction): boolean {
  const wide = (i.opcode & 7) === CLASS.ALU64;
  if (i.offset === 8 || i.offset === 16) return true;
  return wide && i.offset === 32;
}

function jumpFault(i: Instruction): string | undefined {
  const operator = i.opcode >> 4;
  const register = (i.opcode & 8) !== 0;
  switch (i.opcode) {
    case OPCODE.CALL:
      return i.dst === 0 && i.offset === 0 && i.src <= CALL.KFUNC ? undefined : unknown(i);
    case OPCODE.CALL_REGISTER:
      return 'calls whatever address a register holds';
    case OPCODE.EXIT:
      return i.dst === 0 && i.src === 0 && i.offset === 0 && i.imm === 0 ? undefined : unknown(i);
    case OPCODE.JA:
      return i.dst === 0 && i.src === 0 && i.imm === 0 ? undefined : unknown(i);
    case OPCODE.JA32:
      return i.dst === 0 && i.src === 0 && i.offset === 0 ? undefined : unknown(i);
    case jumpMayGoto:
      return i.dst === 0 && i.src === 0 && i.imm === 0 ? undefined : unknown(i);
    default: {
      const conditional = (operator >= 1 && operator <= 7) || (operator >= 10 && operator <= 13);
      return conditional && (register ? i.imm === 0 : i.src === 0) ? undefined : unknown(i);
    }
  }
}
