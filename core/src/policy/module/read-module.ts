import {
  EXPORT_SIGNATURES,
  IMPORT_MEMORY,
  IMPORT_MODULE,
  IMPORT_SIGNATURES,
  type Signature,
} from '../../sandbox/abi.generated.ts';
import { printable } from '../printable.ts';
import { checkValueType, type Feature, scanCode } from './code.ts';
import type { ModuleExport, ModuleFinding, ModuleImport } from './finding.ts';
import { ModuleBytes } from './module-bytes.ts';

/** Largest module that is read, in bytes. */
const maxModule = 32 << 20;
const maxFunctions = 100_000;
const maxNames = 1_000;
const maxLocals = 50_000;
const maxTable = 65_536;
const pageBytes = 65_536;

/** Section ids in the order in which they must stand; custom sections (0) may stand anywhere. */
const order = [1, 2, 3, 4, 5, 13, 6, 7, 8, 9, 12, 10, 11];
const SECTION = {
  TYPE: 1,
  IMPORT: 2,
  FUNCTION: 3,
  TABLE: 4,
  MEMORY: 5,
  GLOBAL: 6,
  EXPORT: 7,
  START: 8,
  ELEMENT: 9,
  CODE: 10,
  DATA: 11,
  DATA_COUNT: 12,
  TAG: 13,
} as const;

const kinds = ['function', 'table', 'memory', 'global', 'tag'] as const;

/**
 * Reads a WASM module as data and says everything in it that matters for what it may do, without compiling it. What a
 * module may not have at all is refused with one `BccxError` (BCCX_MODULE_*).
 *
 * @param bytes the very bytes that are handed to the sandbox afterwards
 * @param name file name for messages
 */
export function readModule(bytes: Uint8Array, name: string): ModuleFinding {
  const file = new ModuleBytes(bytes, name);
  if (bytes.byteLength > maxModule) file.fail('BCCX_MODULE_LIMIT', `it has ${bytes.byteLength} bytes`);
  return new ModuleReader(file).read();
}

/** A function type: parameters and results as one text, which is enough to compare. */
type FunctionType = string;

class ModuleReader {
  readonly #file: ModuleBytes;
  readonly #types: FunctionType[] = [];
  /** Type of each function, imported ones first. */
  readonly #functions: number[] = [];
  readonly #imports: ModuleImport[] = [];
  readonly #exports: ModuleExport[] = [];
  readonly #exported = new Map<string, number>();
  readonly #features = new Set<Feature>();
  readonly #custom: { name: string; bytes: number }[] = [];
  #importedFunctions = 0;
  #memory: { minimum: number; maximum: number | undefined } | undefined;
  #bodies = 0;
  #codeBytes = 0;
  #dataBytes = 0;

  constructor(file: ModuleBytes) {
    this.#file = file;
  }

  read(): ModuleFinding {
    const file = this.#file;
    if (file.end < 8 || file.u8() !== 0 || file.u8() !== 0x61 || file.u8() !== 0x73 || file.u8() !== 0x6d) {
      file.fail('BCCX_MODULE_FORMAT', 'it is not a WebAssembly module');
    }
    if (file.u8() !== 1 || file.u8() !== 0 || file.u8() !== 0 || file.u8() !== 0) {
      file.fail('BCCX_MODULE_FORMAT', 'it is of an unknown WebAssembly version or a component');
    }
    let last = -1;
    while (!file.done) {
      const id = file.u8();
      const section = file.part(file.u32());
      if (id === 0) {
        this.#customSection(section);
        continue;
      }
      const place = order.indexOf(id);
      if (place < 0) file.fail('BCCX_MODULE_FORMAT', `it has a section of unknown kind ${id}`);
      if (place <= last) file.fail('BCCX_MODULE_FORMAT', `its section ${id} stands twice or in the wrong place`);
      last = place;
      this.#section(id, section);
      if (!section.done) file.fail('BCCX_MODULE_FORMAT', `its section ${id} is longer than what it holds`);
    }
    if (this.#bodies !== this.#functions.length - this.#importedFunctions) {
      file.fail('BCCX_MODULE_FORMAT', `it declares ${this.#functions.length} functions, but has ${this.#bodies}`);
    }
    this.#checkExports();
    const memory = this.#memory ?? file.fail('BCCX_MODULE_MEMORY', 'it does not import the memory that the host makes');
    return {
      file: file.name,
      bytes: file.end,
      imports: this.#imports,
      exports: this.#exports,
      memory,
      functions: this.#bodies,
      codeBytes: this.#codeBytes,
      dataBytes: this.#dataBytes,
      features: [...this.#features].sort(),
      custom: this.#custom,
    };
  }

  #section(id: number, section: ModuleBytes): void {
    switch (id) {
      case SECTION.TYPE:
        this.#typeSection(section);
        break;
      case SECTION.IMPORT:
        this.#importSection(section);
        break;
      case SECTION.FUNCTION:
        this.#functionSection(section);
        break;
      case SECTION.TABLE:
        this.#tableSection(section);
        break;
      case SECTION.MEMORY:
        this.#memorySection(section);
        break;
      case SECTION.GLOBAL:
        this.#globalSection(section);
        break;
      case SECTION.EXPORT:
        this.#exportSection(section);
        break;
      case SECTION.START:
        section.fail('BCCX_MODULE_START', 'it has a function that would run by itself when it is loaded');
        break;
      case SECTION.ELEMENT:
        this.#elementSection(section);
        break;
      case SECTION.CODE:
        this.#codeSection(section);
        break;
      case SECTION.DATA:
        this.#dataSection(section);
        break;
      case SECTION.DATA_COUNT:
        section.u32();
        break;
      default:
        section.fail('BCCX_MODULE_FEATURE', 'it uses exceptions');
    }
  }

  #customSection(section: ModuleBytes): void {
    const bytes = section.end - section.at;
    if (this.#custom.length >= maxNames) section.fail('BCCX_MODULE_LIMIT', `it has over ${maxNames} custom sections`);
    this.#custom.push({ name: printable(section.text()), bytes });
  }

  #typeSection(section: ModuleBytes): void {
    const count = section.count('types', maxFunctions);
    for (let i = 0; i < count; i++) {
      const form = section.u8();
      if (form !== 0x60) section.fail('BCCX_MODULE_FEATURE', `type ${i} uses garbage-collected types`);
      const params = this.#valueTypes(section, `type ${i}`);
      const results = this.#valueTypes(section, `type ${i}`);
      if (results.length > 1) this.#features.add('multi-value');
      this.#types.push(`${params.join(' ')} -> ${results.join(' ')}`);
    }
  }

  #valueTypes(section: ModuleBytes, where: string): string[] {
    const count = section.count(`values in ${where}`, maxNames);
    return Array.from({ length: count }, () => {
      const type = section.u8();
      checkValueType(section, type, where, this.#features);
      return valueTypeNames[type] ?? 'v128';
    });
  }

  #importSection(section: ModuleBytes): void {
    const count = section.count('imports', maxNames);
    for (let i = 0; i < count; i++) {
      const module = section.text();
      const name = section.text();
      const kind = section.u8();
      const full = `'${printable(module)}.${printable(name)}'`;
      const refuse = (what: string): never => section.fail('BCCX_MODULE_IMPORT', `it imports ${full}, ${what}`);
      if (module !== IMPORT_MODULE) refuse('which is not of the bccx ABI');
      if (kind === 2 && name === IMPORT_MEMORY) {
        if (this.#memory !== undefined) section.fail('BCCX_MODULE_MEMORY', 'it imports two memories');
        this.#memory = this.#limits(section);
        continue;
      }
      if (kind !== 0) refuse('which is neither a function nor the memory');
      const type = this.#typeAt(section, section.u32());
      const signature = Object.hasOwn(IMPORT_SIGNATURES, name)
        ? IMPORT_SIGNATURES[name as keyof typeof IMPORT_SIGNATURES]
        : refuse('which is not of the bccx ABI');
      if (type !== signatureText(signature)) refuse(`as a function of type (${type})`);
      this.#functions.push(0);
      this.#importedFunctions++;
      this.#imports.push({ name, needs: 'needs' in signature ? signature.needs : undefined });
    }
  }

  #typeAt(section: ModuleBytes, index: number): FunctionType {
    return this.#types[index] ?? section.fail('BCCX_MODULE_FORMAT', `it refers to type ${index}, which does not exist`);
  }

  /** Memory limits in bytes; anything but a plain 32-bit memory is refused. */
  #limits(section: ModuleBytes): { minimum: number; maximum: number | undefined } {
    const flags = section.u32();
    if ((flags & 2) !== 0) section.fail('BCCX_MODULE_FEATURE', 'its memory is shared between threads');
    if ((flags & 4) !== 0) section.fail('BCCX_MODULE_FEATURE', 'its memory has 64-bit addresses');
    if (flags > 1) section.fail('BCCX_MODULE_FEATURE', 'its memory has pages of its own size');
    const minimum = section.u32() * pageBytes;
    const maximum = flags === 1 ? section.u32() * pageBytes : undefined;
    if (maximum !== undefined && maximum < minimum)
      section.fail('BCCX_MODULE_MEMORY', 'its memory begins above its end');
    return { minimum, maximum };
  }

  #functionSection(section: ModuleBytes): void {
    const count = section.count('functions', maxFunctions);
    for (let i = 0; i < count; i++) {
      const type = section.u32();
      this.#typeAt(section, type);
      this.#functions.push(type);
    }
  }

  #tableSection(section: ModuleBytes): void {
    const count = section.count('tables', maxNames);
    if (count > 1) section.fail('BCCX_MODULE_FEATURE', 'it has several tables');
    for (let i = 0; i < count; i++) {
      if (section.u8() !== 0x70) section.fail('BCCX_MODULE_FEATURE', 'its table holds references');
      const flags = section.u32();
      if (flags > 1) section.fail('BCCX_MODULE_FEATURE', 'its table is shared or has 64-bit indices');
      const minimum = section.u32();
      if (flags === 1) section.u32();
      if (minimum > maxTable) section.fail('BCCX_MODULE_LIMIT', `its table has ${minimum} entries`);
    }
  }

  #memorySection(section: ModuleBytes): void {
    const count = section.count('memories', maxNames);
    if (count > 0)
      section.fail('BCCX_MODULE_MEMORY', 'it makes a memory of its own instead of importing the granted one');
  }

  #globalSection(section: ModuleBytes): void {
    const count = section.count('globals', maxFunctions);
    for (let i = 0; i < count; i++) {
      checkValueType(section, section.u8(), `global ${i}`, this.#features);
      if (section.u8() > 1) section.fail('BCCX_MODULE_FEATURE', `global ${i} is shared between threads`);
      this.#constant(section, `global ${i}`);
    }
  }

  #exportSection(section: ModuleBytes): void {
    const count = section.count('exports', maxNames);
    for (let i = 0; i < count; i++) {
      const name = section.text();
      const kind = kinds[section.u8()] ?? section.fail('BCCX_MODULE_FORMAT', `export ${i} is of an unknown kind`);
      const index = section.u32();
      if (this.#exported.has(name)) section.fail('BCCX_MODULE_EXPORT', `it exports '${printable(name)}' twice`);
      if (kind === 'function') {
        if (index >= this.#functions.length) section.fail('BCCX_MODULE_FORMAT', `export ${i} does not exist`);
        if (index < this.#importedFunctions) {
          section.fail('BCCX_MODULE_EXPORT', `it exports '${printable(name)}', which is a function of the host`);
        }
      }
      this.#exported.set(name, kind === 'function' ? index : -1);
      this.#exports.push({ name: printable(name), kind });
    }
  }

  #elementSection(section: ModuleBytes): void {
    const count = section.count('element segments', maxFunctions);
    for (let i = 0; i < count; i++) {
      const flags = section.u32();
      const where = `element segment ${i}`;
      if (flags > 7) section.fail('BCCX_MODULE_FORMAT', `${where} is of an unknown form`);
      const active = (flags & 1) === 0;
      if (active && (flags & 2) !== 0 && section.u32() !== 0) {
        section.fail('BCCX_MODULE_FEATURE', `${where} is for one of several tables`);
      }
      if (active) this.#constant(section, where);
      const expressions = (flags & 4) !== 0;
      if ((flags & 3) !== 0) {
        const kind = section.u8();
        if (kind !== (expressions ? 0x70 : 0)) section.fail('BCCX_MODULE_FEATURE', `${where} holds references`);
      }
      const entries = section.count(`entries of ${where}`, maxTable);
      for (let j = 0; j < entries; j++) {
        if (expressions) this.#constant(section, where);
        else section.u32();
      }
    }
  }

  /** A constant expression: one constant or global, then the end. */
  #constant(section: ModuleBytes, where: string): void {
    const opcode = section.u8();
    switch (opcode) {
      case 0x23:
      case 0xd2:
        section.u32();
        break;
      case 0x41:
        section.signed(32);
        break;
      case 0x42:
        section.signed(64);
        break;
      case 0x43:
        section.skip(4);
        break;
      case 0x44:
        section.skip(8);
        break;
      case 0xd0:
        section.u8();
        break;
      case 0xfd:
        if (section.u32() !== 12) section.fail('BCCX_MODULE_FEATURE', `${where} begins with more than a constant`);
        section.skip(16);
        break;
      default:
        section.fail('BCCX_MODULE_FEATURE', `${where} begins with more than a constant`);
    }
    if (section.u8() !== 0x0b) section.fail('BCCX_MODULE_FEATURE', `${where} begins with more than a constant`);
  }

  #codeSection(section: ModuleBytes): void {
    const count = section.count('function bodies', maxFunctions);
    this.#bodies = count;
    this.#codeBytes = section.end - section.at;
    for (let i = 0; i < count; i++) {
      const body = section.part(section.u32());
      const where = `function ${this.#importedFunctions + i}`;
      const groups = body.count(`groups of locals in ${where}`, maxLocals);
      let locals = 0;
      for (let group = 0; group < groups; group++) {
        locals += body.u32();
        if (locals > maxLocals) body.fail('BCCX_MODULE_LIMIT', `${where} has over ${maxLocals} locals`);
        checkValueType(body, body.u8(), where, this.#features);
      }
      scanCode(body, where, this.#features);
    }
  }

  #dataSection(section: ModuleBytes): void {
    const count = section.count('data segments', maxFunctions);
    for (let i = 0; i < count; i++) {
      const flags = section.u32();
      if (flags > 2) section.fail('BCCX_MODULE_FORMAT', `data segment ${i} is of an unknown form`);
      if (flags === 2 && section.u32() !== 0) {
        section.fail('BCCX_MODULE_FEATURE', `data segment ${i} is for one of several memories`);
      }
      if (flags === 1) this.#features.add('bulk-memory');
      else this.#constant(section, `data segment ${i}`);
      const size = section.u32();
      section.skip(size);
      this.#dataBytes += size;
    }
  }

  #checkExports(): void {
    for (const [name, signature] of Object.entries(EXPORT_SIGNATURES)) {
      const index = this.#exported.get(name);
      if (index === undefined || index < 0) {
        this.#file.fail('BCCX_MODULE_EXPORT', `it does not export the function '${name}'`);
      }
      const type = this.#types[this.#functions[index] ?? -1] ?? '';
      if (type !== signatureText(signature)) {
        this.#file.fail('BCCX_MODULE_EXPORT', `its '${name}' is a function of type (${type})`);
      }
    }
  }
}

const valueTypeNames: Readonly<Record<number, string>> = { 127: 'i32', 126: 'i64', 125: 'f32', 124: 'f64' };

function signatureText(signature: Signature): FunctionType {
  return `${signature.params.join(' ')} -> ${signature.results.join(' ')}`;
}
