import { printable } from '../printable.ts';
import type { CoreRelocation } from './btf-ext.ts';
import { type Elf, type Relocation, type Section, STB, STT } from './elf.ts';
import type { Extern } from './externs.ts';
import { type CodeFunction, subprogramSection } from './functions.ts';
import { CALL, CLASS, type Instruction, LOAD, OPCODE } from './instruction.ts';
import type { PlacedMap } from './maps.ts';
import { mapSection } from './sections.ts';

/** What one instruction refers to outside of its function. */
export type Reference =
  | { readonly kind: 'helper'; readonly id: number }
  | { readonly kind: 'call'; readonly callee: CodeFunction }
  | { readonly kind: 'callback'; readonly callee: CodeFunction }
  | { readonly kind: 'kfunc' | 'ksym' | 'kconfig'; readonly name: string; readonly weak: boolean }
  | { readonly kind: 'map'; readonly map: PlacedMap }
  | { readonly kind: 'data'; readonly section: Section; readonly offset: number };

/** References of a function, by slot, and the CO-RE relocations of its instructions, by slot. */
export interface FunctionReferences {
  readonly references: ReadonlyMap<number, Reference>;
  readonly core: ReadonlyMap<number, CoreRelocation>;
}

const R_BPF_64_64 = 1;
const R_BPF_64_32 = 10;

/** What the object's code can refer to. */
export interface CodeContext {
  readonly elf: Elf;
  readonly functions: readonly CodeFunction[];
  readonly externs: ReadonlyMap<number, Extern>;
  readonly maps: readonly PlacedMap[];
  readonly core: readonly CoreRelocation[];
}

/** Resolves every call and every load of an address, as libbpf will, or refuses the object. */
export function resolveReferences(context: CodeContext): Map<CodeFunction, FunctionReferences> {
  const resolver = new Resolver(context);
  const resolved = new Map<CodeFunction, FunctionReferences>();
  for (const fn of context.functions) resolved.set(fn, resolver.resolve(fn));
  resolver.checkAllUsed();
  return resolved;
}

class Resolver {
  readonly #context: CodeContext;
  /** Functions of `.text` by their first slot. */
  readonly #subprograms = new Map<number, CodeFunction>();
  /** Relocations still to be met, by slot, of each code section. */
  readonly #relocations = new Map<Section, Map<number, Relocation>>();
  readonly #core = new Map<CodeFunction, Map<number, CoreRelocation>>();
  readonly #mapsByOffset: ReadonlyMap<number, PlacedMap>;

  constructor(context: CodeContext) {
    this.#context = context;
    for (const fn of context.functions) {
      if (fn.named && fn.section.name === subprogramSection) this.#subprograms.set(fn.start, fn);
    }
    const bySection = new Map<Section, CodeFunction[]>();
    for (const fn of context.functions) {
      const others = bySection.get(fn.section);
      if (others === undefined) bySection.set(fn.section, [fn]);
      else others.push(fn);
    }
    for (const section of bySection.keys()) this.#relocations.set(section, this.#relocationsOf(section));
    for (const core of context.core)
      this.#placeCore(core, functionAt(bySection.get(core.section) ?? [], core.offset / 8));
    this.#mapsByOffset = new Map(context.maps.map((map) => [map.offset, map]));
  }

  resolve(fn: CodeFunction): FunctionReferences {
    const references = new Map<number, Reference>();
    const relocations = this.#relocations.get(fn.section);
    for (const slot of fn.code.referring) {
      const relocation = relocations?.get(fn.start + slot);
      relocations?.delete(fn.start + slot);
      const reference = this.#reference(fn, fn.code.at(slot), relocation);
      if (reference !== undefined) references.set(slot, reference);
    }
    const core = this.#core.get(fn) ?? new Map<number, CoreRelocation>();
    for (const [slot, asked] of core) this.#checkCore(fn, fn.code.at(slot), references.has(slot), asked);
    return { references, core };
  }

  /** A relocation that no call or load met would be understood in different ways. */
  checkAllUsed(): void {
    for (const ofSection of this.#relocations.values()) {
      for (const { symbol, offset } of ofSection.values()) {
        const what = `the relocation for '${printable(symbol.name)}' at offset ${offset}`;
        this.#context.elf.file.fail('BCCX_OBJECT_RELOCATION', `${what} is for no call and no 64-bit load`);
      }
    }
  }

  #relocationsOf(section: Section): Map<number, Relocation> {
    const bySlot = new Map<number, Relocation>();
    const table = this.#context.elf.section(`.rel${section.name}`);
    for (const relocation of table === undefined ? [] : this.#context.elf.relocations(table, section)) {
      if (relocation.offset % 8 !== 0) {
        this.#context.elf.file.fail('BCCX_OBJECT_RELOCATION', `offset ${relocation.offset} is within an instruction`);
      }
      bySlot.set(relocation.offset / 8, relocation);
    }
    return bySlot;
  }

  #placeCore(core: CoreRelocation, fn: CodeFunction | undefined): void {
    if (fn?.code.startsAt(core.offset / 8 - fn.start) !== true) {
      this.#context.elf.file.fail('BCCX_OBJECT_CORE', `${place(core)} is not the start of an instruction`);
    }
    const slot = core.offset / 8 - fn.start;
    const own = this.#core.get(fn) ?? new Map<number, CoreRelocation>();
    if (own.has(slot)) {
      this.#context.elf.file.fail('BCCX_OBJECT_CORE', `two CO-RE relocations are for one instruction (${place(core)})`);
    }
    this.#core.set(fn, own.set(slot, core));
  }

  #reference(fn: CodeFunction, i: Instruction, relocation: Relocation | undefined): Reference | undefined {
    return i.opcode === OPCODE.CALL ? this.#call(fn, i, relocation) : this.#load(fn, i, relocation);
  }

  #call(fn: CodeFunction, i: Instruction, relocation: Relocation | undefined): Reference {
    if (relocation === undefined) {
      if (i.src === CALL.HELPER) return { kind: 'helper', id: i.imm >>> 0 };
      if (i.src === CALL.KFUNC) {
        this.#fail('BCCX_OBJECT_CALL', fn, i, `calls kernel function number ${i.imm} instead of one by name`);
      }
      if (fn.section.name !== subprogramSection) {
        this.#fail('BCCX_OBJECT_CALL', fn, i, 'calls a function of its own section, which libbpf looks for in .text');
      }
      return { kind: 'call', callee: this.#subprogram(fn, i, fn.start + i.index + i.imm + 1) };
    }
    if (relocation.type !== R_BPF_64_32) {
      this.#fail('BCCX_OBJECT_RELOCATION', fn, i, `is a call with a relocation of type ${relocation.type}`);
    }
    if (i.src === CALL.HELPER) {
      this.#fail('BCCX_OBJECT_RELOCATION', fn, i, 'is written as the call of a helper and relocated to something else');
    }
    const { symbol } = relocation;
    if (symbol.section === 0) {
      const found = this.#context.externs.get(symbol.index);
      if (found?.kind === 'kfunc') return { kind: 'kfunc', name: found.name, weak: found.weak };
      return this.#fail(
        'BCCX_OBJECT_RELOCATION',
        fn,
        i,
        `calls '${printable(symbol.name)}', which is no kernel function`,
      );
    }
    if (this.#context.elf.sections[symbol.section]?.name !== subprogramSection || symbol.value % 8 !== 0) {
      this.#fail('BCCX_OBJECT_RELOCATION', fn, i, `calls '${printable(symbol.name)}', which is no function of .text`);
    }
    return { kind: 'call', callee: this.#subprogram(fn, i, symbol.value / 8 + i.imm + 1) };
  }

  #load(fn: CodeFunction, i: Instruction, relocation: Relocation | undefined): Reference | undefined {
    if (relocation === undefined) {
      if (i.src !== LOAD.NUMBER) {
        this.#fail('BCCX_OBJECT_POINTER', fn, i, `loads ${rawPointer(i.src)} by number instead of by name`);
      }
      return undefined;
    }
    if (relocation.type !== R_BPF_64_64) {
      this.#fail('BCCX_OBJECT_RELOCATION', fn, i, `is a load with a relocation of type ${relocation.type}`);
    }
    const { symbol } = relocation;
    if (symbol.section === 0) {
      // The address of a kernel function serves to ask whether it exists; it counts as a use.
      const found = this.#context.externs.get(symbol.index);
      if (found !== undefined) return { kind: found.kind, name: found.name, weak: found.weak };
      return this.#fail('BCCX_OBJECT_RELOCATION', fn, i, `loads '${printable(symbol.name)}', which is no variable`);
    }
    const section = this.#context.elf.sections[symbol.section];
    if (section?.name === subprogramSection) return { kind: 'callback', callee: this.#callback(fn, i, relocation) };
    if (i.src !== LOAD.NUMBER && i.src !== LOAD.MAP_FD && i.src !== LOAD.MAP_VALUE) {
      this.#fail('BCCX_OBJECT_POINTER', fn, i, `loads ${rawPointer(i.src)} and is relocated`);
    }
    if (section?.name === mapSection) {
      const map = this.#mapsByOffset.get(symbol.value);
      if (map !== undefined && i.imm === 0 && i.high === 0) return { kind: 'map', map };
      return this.#fail('BCCX_OBJECT_RELOCATION', fn, i, `loads '${printable(symbol.name)}', which is no map`);
    }
    if (section !== undefined && /^\.(data|rodata|bss)(\.|$)/.test(section.name)) {
      const offset = symbol.value + i.imm;
      if (offset >= 0 && offset < section.size) return { kind: 'data', section, offset };
      this.#fail('BCCX_OBJECT_RELOCATION', fn, i, `loads an address outside of '${printable(section.name)}'`);
    }
    return this.#fail('BCCX_OBJECT_RELOCATION', fn, i, `loads '${printable(symbol.name)}', which is no variable`);
  }

  /** A function whose address is taken: libbpf takes global functions, and offsets into `.text` for static ones. */
  #callback(fn: CodeFunction, i: Instruction, { symbol }: Relocation): CodeFunction {
    const whole = symbol.type === STT.FUNC && symbol.bind === STB.GLOBAL;
    const offset = symbol.type === STT.SECTION && symbol.bind === STB.LOCAL;
    const slot = (symbol.value + i.imm) / 8;
    if ((!whole && !offset) || (i.src !== LOAD.NUMBER && i.src !== LOAD.FUNCTION)) {
      this.#fail('BCCX_OBJECT_RELOCATION', fn, i, 'takes the address of a function in a way that libbpf does not know');
    }
    return this.#subprogram(fn, i, slot);
  }

  #subprogram(fn: CodeFunction, i: Instruction, slot: number): CodeFunction {
    return (
      this.#subprograms.get(slot) ??
      this.#fail('BCCX_OBJECT_CALL', fn, i, `calls slot ${slot} of .text, where no function starts`)
    );
  }

  /** libbpf patches immediates and offsets; on any other instruction the relocation could only serve to break it. */
  #checkCore(fn: CodeFunction, i: Instruction, refers: boolean, core: CoreRelocation): void {
    const kind = i.opcode & 7;
    const immediate = (kind === CLASS.ALU || kind === CLASS.ALU64) && (i.opcode & 8) === 0;
    const memory = kind === CLASS.LDX || kind === CLASS.ST || kind === CLASS.STX;
    const wide = i.opcode === OPCODE.LOAD64 && i.src === LOAD.NUMBER && !refers;
    if (!immediate && !memory && !wide) {
      this.#fail('BCCX_OBJECT_CORE', fn, i, `has a CO-RE relocation (${core.kind}), but nothing that it could change`);
    }
  }

  #fail(
    code: 'BCCX_OBJECT_RELOCATION' | 'BCCX_OBJECT_CALL' | 'BCCX_OBJECT_POINTER' | 'BCCX_OBJECT_CORE',
    fn: CodeFunction,
    i: Instruction,
    what: string,
  ): never {
    this.#context.elf.file.fail(code, `instruction ${i.index} of function '${printable(fn.name)}' ${what}`);
  }
}

/** The function that a slot of its section belongs to; functions are in the order of their places. */
function functionAt(functions: readonly CodeFunction[], slot: number): CodeFunction | undefined {
  let low = 0;
  let high = functions.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const fn = functions[middle];
    if (fn === undefined) return undefined;
    if (slot < fn.start) high = middle - 1;
    else if (slot >= fn.start + fn.slots) low = middle + 1;
    else return fn;
  }
  return undefined;
}

function place(core: CoreRelocation): string {
  return `offset ${core.offset} of '${printable(core.section.name)}'`;
}

function rawPointer(source: number): string {
  switch (source) {
    case LOAD.MAP_FD:
    case LOAD.MAP_VALUE:
    case LOAD.MAP_INDEX:
    case LOAD.MAP_INDEX_VALUE:
      return 'a map';
    case LOAD.BTF_ID:
      return 'a kernel variable';
    case LOAD.FUNCTION:
      return 'a function';
    default:
      return 'something unknown';
  }
}
