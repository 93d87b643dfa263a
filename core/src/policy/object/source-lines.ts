import { Btf } from './btf.ts';
import { type LineInfo, readLineInfo } from './btf-ext.ts';
import { Elf } from './elf.ts';
import type { CodePlace } from './finding.ts';
import { type CodeFunction, readFunctions } from './functions.ts';
import { ObjectBytes } from './object-bytes.ts';

/** Bytes of an instruction slot. */
const slotSize = 8;

/** Where the code of a BPF object was written, from the line information that the compiler left in it. */
export class SourceLines {
  readonly #functions: readonly CodeFunction[];
  readonly #lines: readonly LineInfo[];
  /** Which of the sections with types and with lines and relocations the object lacks. */
  readonly missing: readonly string[];

  /** The object was read before (readBpfObject): what is wrong with it was found there. */
  constructor(bytes: Uint8Array, name: string) {
    const elf = new Elf(new ObjectBytes(bytes, name));
    const types = elf.section('.BTF');
    const ext = elf.section('.BTF.ext');
    this.missing = ['.BTF', '.BTF.ext'].filter((section) => elf.section(section) === undefined);
    const part = (at: { offset: number; size: number }) => elf.file.part(at.offset, at.size, 'BCCX_OBJECT_BTF');
    this.#functions = readFunctions(elf);
    this.#lines = types === undefined || ext === undefined ? [] : readLineInfo(part(ext), elf, new Btf(part(types)));
  }

  /** Source file and line of an instruction; undefined where the compiler left none. */
  of({ function: name, instruction }: CodePlace): { file: string; line: number } | undefined {
    const fn = this.#functions.find((each) => each.name === name);
    if (fn === undefined) return undefined;
    const offset = (fn.start + instruction) * slotSize;
    let found: LineInfo | undefined;
    for (const info of this.#lines) {
      if (info.section.index !== fn.section.index || info.offset > offset || info.offset < fn.start * slotSize)
        continue;
      if (found === undefined || info.offset >= found.offset) found = info;
    }
    return found && { file: found.file.replace(/^\.\//, ''), line: found.line };
  }
}
