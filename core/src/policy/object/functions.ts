import { printable } from '../printable.ts';
import { Code } from './code.ts';
import { type Elf, type ElfSymbol, type Section, SHF, SHT, STB, STT } from './elf.ts';

/** Section of functions that other functions call; every other code section holds programs. */
export const subprogramSection = '.text';

/** A function of a code section with its decoded instructions. */
export interface CodeFunction {
  readonly name: string;
  readonly section: Section;
  /** First slot within the section; a slot is 8 bytes. */
  readonly start: number;
  /** Number of slots. */
  readonly slots: number;
  readonly code: Code;
  /** Whether a symbol names it. Code without one is never loaded, and is examined all the same. */
  readonly named: boolean;
}

const slotSize = 8;
const maxSlots = 1 << 18;
const maxFunctions = 4096;
/** Names as C compilers and LLVM make them; anything else would only serve to deceive a reader. */
const nameForm = /^[A-Za-z_][A-Za-z0-9_.$]*$/;

/** Every function of every code section. Bytes of code that no symbol covers become functions without a name. */
export function readFunctions(elf: Elf): CodeFunction[] {
  const functions: CodeFunction[] = [];
  let slots = 0;
  const bySection = symbolsBySection(elf);
  for (const section of elf.sections) {
    if ((section.flags & SHF.EXECINSTR) === 0) continue;
    if (section.type !== SHT.PROGBITS) {
      elf.file.fail(
        'BCCX_OBJECT_SECTION',
        `section '${printable(section.name)}' claims to be code but has no contents`,
      );
    }
    if (section.size % slotSize !== 0) {
      elf.file.fail('BCCX_OBJECT_FORMAT', `code section '${printable(section.name)}' ends within an instruction`);
    }
    slots += section.size / slotSize;
    if (slots > maxSlots) elf.file.fail('BCCX_OBJECT_LIMIT', `it has more than ${maxSlots} instructions`);
    functions.push(...sectionFunctions(elf, section, bySection.get(section.index) ?? []));
    if (functions.length > maxFunctions) elf.file.fail('BCCX_OBJECT_LIMIT', `it has over ${maxFunctions} functions`);
  }
  checkNames(elf, functions);
  return functions;
}

function symbolsBySection(elf: Elf): Map<number, ElfSymbol[]> {
  const bySection = new Map<number, ElfSymbol[]>();
  for (const symbol of elf.symbols) {
    if (symbol.type !== STT.FUNC) continue;
    const section = elf.sections[symbol.section];
    if (section === undefined || (section.flags & SHF.EXECINSTR) === 0) {
      elf.file.fail('BCCX_OBJECT_SYMBOL', `function '${printable(symbol.name)}' does not lie in a code section`);
    }
    if (symbol.bind === STB.LOCAL && section.name !== subprogramSection) {
      elf.file.fail('BCCX_OBJECT_SYMBOL', `program '${printable(symbol.name)}' is static, which libbpf refuses`);
    }
    const list = bySection.get(symbol.section);
    if (list === undefined) bySection.set(symbol.section, [symbol]);
    else list.push(symbol);
  }
  return bySection;
}

function sectionFunctions(elf: Elf, section: Section, symbols: ElfSymbol[]): CodeFunction[] {
  const code = elf.contents(section);
  const functions: CodeFunction[] = [];
  let end = 0;
  const add = (name: string, start: number, size: number, named: boolean) => {
    if (size === 0) return;
    functions.push({
      name,
      section,
      start: start / slotSize,
      slots: size / slotSize,
      code: new Code(code.part(start, size), `function '${printable(name)}'`),
      named,
    });
  };
  for (const symbol of symbols.sort((a, b) => a.value - b.value || a.index - b.index)) {
    const wrong = (what: string): never =>
      elf.file.fail('BCCX_OBJECT_SYMBOL', `function '${printable(symbol.name)}' ${what}`);
    if (!nameForm.test(symbol.name)) wrong('has a name that no compiler makes');
    if (symbol.size === 0 || symbol.size % slotSize !== 0 || symbol.value % slotSize !== 0) {
      wrong('does not consist of whole instructions');
    }
    if (symbol.value < end) wrong('overlaps another function');
    add(`(no symbol at ${end / slotSize})`, end, symbol.value - end, false);
    add(symbol.name, symbol.value, symbol.size, true);
    end = symbol.value + symbol.size;
  }
  add(`(no symbol at ${end / slotSize})`, end, section.size - end, false);
  return functions;
}

function checkNames(elf: Elf, functions: readonly CodeFunction[]): void {
  const seen = new Set<string>();
  for (const { name, named } of functions) {
    if (named && seen.has(name)) elf.file.fail('BCCX_OBJECT_SYMBOL', `there are two functions named '${name}'`);
    if (named) seen.add(name);
  }
}
