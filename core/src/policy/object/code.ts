import { CLASS, type Instruction, instructionFault, jumpDistance, OPCODE } from './instruction.ts';
import type { ObjectBytes } from './object-bytes.ts';

/**
 * The instructions of one function, each known to be valid. Most are never looked at again, so they stay as they are in
 * the file: two 32-bit words a slot, opcode, registers and offset in the first, the immediate in the second.
 */
export class Code {
  /** Slots of calls and 64-bit loads: what may refer to something outside of the function. */
  readonly referring: readonly number[];
  readonly #words: Uint32Array;
  /** 1 for slots where an instruction begins. */
  readonly #starts: Uint8Array;

  /**
   * Decodes whole slots.
   *
   * @param where the function, for messages
   */
  constructor(file: ObjectBytes, where: string) {
    this.#words = file.words();
    const slots = this.#words.length / 2;
    this.#starts = new Uint8Array(slots);
    const referring: number[] = [];
    const jumps: number[] = [];
    for (let slot = 0; slot < slots; slot++) {
      const word = this.#words[slot * 2] ?? 0;
      const opcode = word & 0xff;
      const kind = opcode & 7;
      if (!isPlain(word, this.#words[slot * 2 + 1] ?? 0)) this.#check(file, where, slot);
      this.#starts[slot] = 1;
      if (kind === CLASS.JMP || kind === CLASS.JMP32) jumps.push(slot);
      if (opcode === OPCODE.CALL || opcode === OPCODE.LOAD64) referring.push(slot);
      if (opcode === OPCODE.LOAD64) slot++;
    }
    for (const slot of jumps) this.#checkJump(file, where, slot);
    this.referring = referring;
  }

  /** Whether an instruction begins at a slot. */
  startsAt(slot: number): boolean {
    return this.#starts[slot] === 1;
  }

  /** The instruction that begins at a slot. */
  at(slot: number): Instruction {
    const word = this.#words[slot * 2] ?? 0;
    const opcode = word & 0xff;
    return {
      index: slot,
      opcode,
      dst: (word >>> 8) & 15,
      src: (word >>> 12) & 15,
      offset: (word | 0) >> 16,
      imm: (this.#words[slot * 2 + 1] ?? 0) | 0,
      high: opcode === OPCODE.LOAD64 ? (this.#words[slot * 2 + 3] ?? 0) | 0 : 0,
    };
  }

  /** All instructions in order; the second slot of a 64-bit load is part of its first. */
  instructions(): Instruction[] {
    const all: Instruction[] = [];
    this.#starts.forEach((starts, slot) => {
      if (starts === 1) all.push(this.at(slot));
    });
    return all;
  }

  #check(file: ObjectBytes, where: string, slot: number): void {
    const instruction = this.at(slot);
    const fault = instructionFault(instruction) ?? this.#secondSlotFault(instruction);
    if (fault === undefined) return;
    const code = instruction.opcode === OPCODE.CALL_REGISTER ? 'BCCX_OBJECT_CALL' : 'BCCX_OBJECT_INSTRUCTION';
    file.fail(code, `instruction ${slot} of ${where} ${fault}`);
  }

  #secondSlotFault({ index, opcode }: Instruction): string | undefined {
    if (opcode !== OPCODE.LOAD64) return undefined;
    const second = this.#words[index * 2 + 2];
    if (second === undefined) return 'is cut in half';
    return second === 0 ? undefined : 'has a second half that is an instruction of its own';
  }

  #checkJump(file: ObjectBytes, where: string, slot: number): void {
    const distance = jumpDistance(this.at(slot));
    if (distance !== undefined && !this.startsAt(slot + 1 + distance)) {
      file.fail('BCCX_OBJECT_INSTRUCTION', `instruction ${slot} of ${where} jumps out of its code`);
    }
  }
}

const FIELD = { DST: 1, SRC: 2, OFFSET: 4, IMM: 8, KNOWN: 16 } as const;

/**
 * Whether an instruction is valid without a closer look: its opcode takes any value in the fields that it uses, and
 * its registers exist. Nearly every one is.
 */
function isPlain(word: number, imm: number): boolean {
  const dst = (word >>> 8) & 15;
  const src = (word >>> 12) & 15;
  let used: number = FIELD.KNOWN;
  if (dst !== 0) used |= FIELD.DST;
  if (src !== 0) used |= FIELD.SRC;
  if (word >>> 16 !== 0) used |= FIELD.OFFSET;
  if (imm !== 0) used |= FIELD.IMM;
  return (used & ~(plainFields[word & 0xff] ?? 0)) === 0 && dst <= 10 && src <= 10;
}

/** By opcode, the fields that may have any value in it; 0 for opcodes that always need a closer look. */
const plainFields = new Uint8Array(256);
for (const opcode of [0x61, 0x69, 0x71, 0x79, 0x63, 0x6b, 0x73, 0x7b]) {
  plainFields[opcode] = FIELD.KNOWN | FIELD.DST | FIELD.SRC | FIELD.OFFSET;
}
for (const opcode of [0x62, 0x6a, 0x72, 0x7a]) plainFields[opcode] = FIELD.KNOWN | FIELD.DST | FIELD.OFFSET | FIELD.IMM;
for (const operator of [0x00, 0x10, 0x20, 0x30, 0x40, 0x50, 0x60, 0x70, 0x90, 0xa0, 0xb0, 0xc0]) {
  plainFields[operator | 0x04] = FIELD.KNOWN | FIELD.DST | FIELD.IMM;
  plainFields[operator | 0x07] = FIELD.KNOWN | FIELD.DST | FIELD.IMM;
  plainFields[operator | 0x0c] = FIELD.KNOWN | FIELD.DST | FIELD.SRC;
  plainFields[operator | 0x0f] = FIELD.KNOWN | FIELD.DST | FIELD.SRC;
}
for (const operator of [0x10, 0x20, 0x30, 0x40, 0x50, 0x60, 0x70, 0xa0, 0xb0, 0xc0, 0xd0]) {
  plainFields[operator | 0x05] = FIELD.KNOWN | FIELD.DST | FIELD.IMM | FIELD.OFFSET;
  plainFields[operator | 0x06] = FIELD.KNOWN | FIELD.DST | FIELD.IMM | FIELD.OFFSET;
  plainFields[operator | 0x0d] = FIELD.KNOWN | FIELD.DST | FIELD.SRC | FIELD.OFFSET;
  plainFields[operator | 0x0e] = FIELD.KNOWN | FIELD.DST | FIELD.SRC | FIELD.OFFSET;
}
plainFields[OPCODE.CALL] = FIELD.KNOWN | FIELD.IMM;
plainFields[OPCODE.JA] = FIELD.KNOWN | FIELD.OFFSET;
plainFields[OPCODE.EXIT] = FIELD.KNOWN;
