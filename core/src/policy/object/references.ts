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
  /** Relocations still to be met, by section and byte offset. */
  readonly #relocations = new Map<string, Relocation>();
  readonly #core = new Map<string, CoreRelocation>();
  readonly #mapsByOffset: ReadonlyMap<number, PlacedMap>;

  constructor(context: CodeContext) {
    this.#context = context;
    for (const fn of context.functions) {
      if (fn.named && fn.section.name === subprogramSection) this.#subprograms.set(fn.start, fn);
    }
    for (const section of new Set(context.functions.map((fn) => fn.section))) {
      const table = context.elf.section(`.rel${section.name}`);
      if (table === undefined) continue;
      for (const relocation of context.elf.relocations(table, section)) {
        this.#relocations.set(`${section.index}:${relocation.offset}`, relocation);
      }
    }
    for (const core of context.core) {
      const place = `${core.section.index}:${core.offset}`;
      if (this.#core.has(place)) {
        context.elf.file.fail(
          'BCCX_OBJECT_CORE',
          `two CO-RE relocations are for one instruction (${this.#place(core)})`,
        );
      }
      this.#core.set(place, core);
    }
    this.#mapsByOffset = new Map(context.maps.map((map) => [map.offset, map]));
  }

  resolve(fn: CodeFunction): FunctionReferences {
    const references = new Map<number, Reference>();
    const cores = new Map<number, CoreRelocation>();
    for (const instruction of fn.instructions) {
      const place = `${fn.section.index}:${(fn.start + instruction.index) * 8}`;
      const relocation = this.#relocations.get(place);
      const core = this.#core.get(place);
      this.#relocations.delete(place);
      this.#core.delete(place);
      const reference = this.#reference(fn, instruction, relocation);
      if (reference !== undefined) references.set(instruction.index, reference);
      if (core !== undefined) {
        this.#checkCore(fn, instruction, relocation, core);
        cores.set(instruction.index, core);
      }
    }
    return { references, core: cores };
  }

  /** A relocation that no instruction met lies inside one, or where libbpf and this reader would disagree. */
  checkAllUsed(): void {
    for (const relocation of this.#relocations.values()) {
      const what = `the relocation for '${printable(relocation.symbol.name)}' at offset ${relocation.offset}`;
      this.#context.elf.file.fail('BCCX_OBJECT_RELOCATION', `${what} is not at the start of an instruction`);
    }
    for (const core of this.#core.values()) {
      this.#context.elf.file.fail('BCCX_OBJECT_CORE', `${this.#place(core)} is not the start of an instruction`);
    }
  }

  #reference(fn: CodeFunction, i: Instruction, relocation: Relocation | undefined): Reference | undefined {
    if (i.opcode === OPCODE.CALL) return this.#call(fn, i, relocation);
    if (i.opcode === OPCODE.LOAD64) return this.#load(fn, i, relocation);
    if (relocation !== undefined)
      this.#fail('BCCX_OBJECT_RELOCATION', fn, i, 'is relocated, but neither calls nor loads');
    return undefined;
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
  #checkCore(fn: CodeFunction, i: Instruction, relocation: Relocation | undefined, core: CoreRelocation): void {
    const kind = i.opcode & 7;
    const immediate = (kind === CLASS.ALU || kind === CLASS.ALU64) && (i.opcode & 8) === 0;
    const memory = kind === CLASS.LDX || kind === CLASS.ST || kind === CLASS.STX;
    const wide = i.opcode === OPCODE.LOAD64 && i.src === LOAD.NUMBER && relocation === undefined;
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

  #place(core: CoreRelocation): string {
    return `offset ${core.offset} of '${printable(core.section.name)}'`;
  }
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
