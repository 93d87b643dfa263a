import { helperById } from '../helpers.ts';
import { printable } from '../printable.ts';
import type { CodeFunction } from './functions.ts';
import { ALU, CLASS, type Instruction, jumpDistance, OPCODE } from './instruction.ts';
import type { BpfObjectReading } from './read-object.ts';
import type { FunctionReferences, Reference } from './references.ts';

/** One instruction of a function as text, in the notation of the kernel's verifier. */
export interface DisassembledInstruction {
  /** Slot within the function, as errors and the verifier's log name it. */
  readonly instruction: number;
  readonly text: string;
  /** What the kernel's types decide about it. */
  readonly note: string | undefined;
}

export interface DisassembledFunction {
  readonly name: string;
  readonly section: string;
  readonly instructions: readonly DisassembledInstruction[];
}

/** A program (or other function) and every function that it calls, in the order in which they are first called. */
export function disassemble(reading: BpfObjectReading, name: string): DisassembledFunction[] | undefined {
  const start = reading.functions.find((fn) => fn.name === name);
  if (start === undefined) return undefined;
  const reached = new Set([start]);
  for (const fn of reached) {
    for (const reference of reading.references.get(fn)?.references.values() ?? []) {
      if (reference.kind === 'call' || reference.kind === 'callback') reached.add(reference.callee);
    }
  }
  return [...reached].map((fn) => disassembleFunction(fn, reading));
}

function disassembleFunction(fn: CodeFunction, reading: BpfObjectReading): DisassembledFunction {
  const references = reading.references.get(fn);
  const core = new Map(
    reading.finding.core.filter((each) => each.function === fn.name).map((each) => [each.instruction, each]),
  );
  return {
    name: fn.name,
    section: fn.section.name,
    instructions: fn.code.instructions().map((instruction) => {
      const asked = core.get(instruction.index);
      return {
        instruction: instruction.index,
        text: instructionText(instruction, references),
        note: asked === undefined ? undefined : `${asked.kind} of ${asked.subject}`,
      };
    }),
  };
}

function instructionText(i: Instruction, references: FunctionReferences | undefined): string {
  switch (i.opcode & 7) {
    case CLASS.LD:
      return i.opcode === OPCODE.LOAD64 ? loadText(i, references?.references.get(i.index)) : packetText(i);
    case CLASS.LDX:
      return `r${i.dst} = *(${(i.opcode & 0xe0) === 0x80 ? 's' : 'u'}${bits(i)} *)${address(i.src, i.offset)}`;
    case CLASS.ST:
      return `*(u${bits(i)} *)${address(i.dst, i.offset)} = ${i.imm}`;
    case CLASS.STX:
      return (i.opcode & 0xe0) === 0xc0 ? atomicText(i) : `*(u${bits(i)} *)${address(i.dst, i.offset)} = r${i.src}`;
    case CLASS.ALU:
    case CLASS.ALU64:
      return arithmeticText(i);
    default:
      return jumpText(i, references?.references.get(i.index));
  }
}

function loadText(i: Instruction, reference: Reference | undefined): string {
  const value = (BigInt(i.high) << 32n) | BigInt(i.imm >>> 0);
  return `r${i.dst} = ${reference === undefined ? `${BigInt.asUintN(64, value)} ll` : referenceText(reference)}`;
}

function referenceText(reference: Reference): string {
  switch (reference.kind) {
    case 'map':
      return `map ${printable(reference.map.definition.name)}`;
    case 'data':
      return `${printable(reference.section.name)}+${reference.offset}`;
    case 'call':
    case 'callback':
      return `function ${printable(reference.callee.name)}`;
    case 'helper':
      return helperById(reference.id)?.name ?? `helper ${reference.id}`;
    default:
      return `${reference.kind} ${printable(reference.name)}${reference.weak ? ' (if there)' : ''}`;
  }
}

function packetText(i: Instruction): string {
  const index = (i.opcode & 0xe0) === 0x40 ? `r${i.src} + ${i.imm}` : `${i.imm}`;
  return `r0 = packet u${bits(i)} [${index}]`;
}

const atomicNames: Readonly<Record<number, string>> = { 0: '+', 64: '|', 80: '&', 160: '^' };

function atomicText(i: Instruction): string {
  const place = `*(u${bits(i)} *)${address(i.dst, i.offset)}`;
  if (i.imm === 0x100) return `r${i.dst} = load_acquire(*(u${bits(i)} *)${address(i.src, i.offset)})`;
  if (i.imm === 0x110) return `store_release(${place}, r${i.src})`;
  if (i.imm === 0xe1) return `r${i.src} = exchange(${place}, r${i.src})`;
  if (i.imm === 0xf1) return `r0 = compare_exchange(${place}, r0, r${i.src})`;
  const operator = atomicNames[i.imm & ~1] ?? '?';
  return (i.imm & 1) === 0
    ? `lock ${place} ${operator}= r${i.src}`
    : `r${i.src} = fetch(${place} ${operator}= r${i.src})`;
}

const operators: Readonly<Record<number, string>> = {
  [ALU.ADD]: '+=',
  [ALU.SUB]: '-=',
  [ALU.MUL]: '*=',
  [ALU.DIV]: '/=',
  [ALU.OR]: '|=',
  [ALU.AND]: '&=',
  [ALU.LSH]: '<<=',
  [ALU.RSH]: '>>=',
  [ALU.MOD]: '%=',
  [ALU.XOR]: '^=',
  [ALU.MOV]: '=',
  [ALU.ARSH]: 's>>=',
};

function arithmeticText(i: Instruction): string {
  const wide = (i.opcode & 7) === CLASS.ALU64;
  const register = (n: number) => `${wide ? 'r' : 'w'}${n}`;
  const operator = i.opcode >> 4;
  if (operator === ALU.NEG) return `${register(i.dst)} = -${register(i.dst)}`;
  if (operator === ALU.END) {
    const order = wide ? 'bswap' : (i.opcode & 8) === 0 ? 'le' : 'be';
    return `r${i.dst} = ${order}${i.imm} r${i.dst}`;
  }
  const operand = (i.opcode & 8) === 0 ? `${i.imm}` : register(i.src);
  if (operator === ALU.MOV && i.offset !== 0) return `${register(i.dst)} = (s${i.offset})${operand}`;
  const signed = i.offset === 1 ? 's' : '';
  return `${register(i.dst)} ${signed}${operators[operator] ?? '?'} ${operand}`;
}

const conditions: Readonly<Record<number, string>> = {
  1: '==',
  2: '>',
  3: '>=',
  4: '&',
  5: '!=',
  6: 's>',
  7: 's>=',
  10: '<',
  11: '<=',
  12: 's<',
  13: 's<=',
};

function jumpText(i: Instruction, reference: Reference | undefined): string {
  if (i.opcode === OPCODE.EXIT) return 'exit';
  if (i.opcode === OPCODE.CALL) return `call ${reference === undefined ? '?' : referenceText(reference)}`;
  const target = `goto ${i.index + 1 + (jumpDistance(i) ?? 0)}`;
  if (i.opcode === OPCODE.JA || i.opcode === OPCODE.JA32) return target;
  const operator = i.opcode >> 4;
  if (operator === 14) return `may_${target}`;
  const register = (i.opcode & 7) === CLASS.JMP ? 'r' : 'w';
  const operand = (i.opcode & 8) === 0 ? `${i.imm}` : `${register}${i.src}`;
  return `if ${register}${i.dst} ${conditions[operator] ?? '?'} ${operand} ${target}`;
}

function bits(i: Instruction): number {
  return [32, 16, 8, 64][(i.opcode >> 3) & 3] ?? 0;
}

function address(register: number, offset: number): string {
  return `(r${register} ${offset < 0 ? '-' : '+'} ${Math.abs(offset)})`;
}
