#!/usr/bin/env node
/**
 * Turns what emcc links into a bccx module: every import comes from module `bccx` and is one that the ABI names, the
 * exports are exactly the ABI's, there is no start function, and nothing in it tells when or where it was built.
 *
 *   node finish-module.js IN.wasm OUT.wasm [--abi abi.v1.json] [--keep-names]
 *
 * emcc always names the memory `env.memory`, exports its own helpers, and writes custom sections; this rewrites those
 * sections and leaves the code as it is. Format: WebAssembly core specification, "Binary Format".
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { argv, exit, stderr } from 'node:process';
import { fileURLToPath } from 'node:url';
import { Reader, Writer } from './wasm-bytes.js';

const SECTION = { custom: 0, import: 2, export: 7, start: 8, code: 10 };
const KIND = { function: 0, table: 1, memory: 2, global: 3 };
const OPCODE = { nop: 0x01, end: 0x0b, i32Const: 0x41 };
const HEADER = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];

/** A module that cannot be finished; `message` says what and why. */
export class ModuleError extends Error {}

/**
 * @param {Uint8Array} bytes what emcc linked
 * @param {{ importModule: string, memory: { import: string }, imports: { name: string }[], exports: { name: string }[] }} abi
 * @param {{ keepNames?: boolean }} options
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function finishModule(bytes, abi, options = {}) {
  const sections = readSections(bytes);
  const writer = new Writer();
  writer.bytes(HEADER);
  for (const id of [SECTION.import, SECTION.export, SECTION.code])
    if (!sections.some((section) => section.id === id)) throw new ModuleError(`section ${id} is missing`);
  const functions = { imported: 0, code: readBodies(sections.find((section) => section.id === SECTION.code)?.body) };
  for (const { id, name, body } of sections) {
    if (id === SECTION.custom && !(options.keepNames && name === 'name')) continue;
    if (id === SECTION.import) writer.section(id, rewriteImports(body, abi, functions));
    else if (id === SECTION.export) writer.section(id, rewriteExports(body, abi, functions));
    else if (id === SECTION.start) checkStart(functions.code[new Reader(body).uint() - functions.imported]);
    else writer.section(id, body);
  }
  return writer.done();
}

/** @param {Uint8Array} bytes */
function readSections(bytes) {
  const reader = new Reader(bytes);
  if (!HEADER.every((byte) => reader.more() && reader.byte() === byte)) throw new ModuleError('not a WASM 1.0 module');
  const sections = [];
  while (reader.more()) {
    const id = reader.byte();
    const body = reader.take(reader.uint());
    sections.push({ id, body, name: id === SECTION.custom ? new Reader(body).string() : '' });
  }
  return sections;
}

/** Function bodies, in order. @param {Uint8Array | undefined} body */
function readBodies(body) {
  if (!body) return [];
  const reader = new Reader(body);
  return Array.from({ length: reader.uint() }, () => reader.take(reader.uint()));
}

/**
 * @param {Uint8Array} body
 * @param {Parameters<typeof finishModule>[1]} abi
 * @param {{ imported: number }} functions
 */
function rewriteImports(body, abi, functions) {
  const known = new Set(abi.imports.map((entry) => entry.name));
  const reader = new Reader(body);
  const writer = new Writer();
  const count = reader.uint();
  writer.uint(count);
  for (let i = 0; i < count; i++) {
    const module = reader.string();
    const name = reader.string();
    const kind = reader.byte();
    const isMemory = kind === KIND.memory;
    if (!isMemory && (module !== abi.importModule || kind !== KIND.function || !known.has(name)))
      throw new ModuleError(
        `import '${module}.${name}': not a function of the ABI; some source calls what a module does not have`,
      );
    writer.string(abi.importModule);
    writer.string(isMemory ? abi.memory.import : name);
    writer.byte(kind);
    if (isMemory) writeMemoryType(reader, writer);
    else {
      writer.uint(reader.uint());
      functions.imported++;
    }
  }
  return writer.done();
}

/** Limits without a maximum: the host's grant decides. @param {Reader} reader @param {Writer} writer */
function writeMemoryType(reader, writer) {
  const flags = reader.byte();
  if (flags > 1) throw new ModuleError('memory: must be an unshared 32-bit one');
  writer.byte(0);
  writer.uint(reader.uint());
  if (flags & 1) reader.uint();
}

/**
 * @param {Uint8Array} body
 * @param {Parameters<typeof finishModule>[1]} abi
 * @param {{ imported: number, code: Uint8Array[] }} functions
 */
function rewriteExports(body, abi, functions) {
  const wanted = new Set(abi.exports.map((entry) => entry.name));
  const reader = new Reader(body);
  const kept = [];
  for (let left = reader.uint(); left > 0; left--) {
    const name = reader.string();
    const kind = reader.byte();
    const index = reader.uint();
    if (kind === KIND.function && wanted.delete(name)) kept.push({ name, index });
    else if (name === '_initialize') checkInitializer(functions.code[index - functions.imported]);
  }
  if (wanted.size > 0) throw new ModuleError(`exports that the ABI asks for are missing: ${[...wanted].join(', ')}`);
  const writer = new Writer();
  writer.uint(kept.length);
  for (const { name, index } of kept.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    writer.string(name);
    writer.byte(KIND.function);
    writer.uint(index);
  }
  return writer.done();
}

/** emcc's `_initialize` runs static constructors; without any its body is empty. @param {Uint8Array | undefined} body */
function checkInitializer(body) {
  const isEmpty = body && body[0] === 0 && body.subarray(1).every((byte) => byte === OPCODE.nop || byte === OPCODE.end);
  if (!isEmpty) throw new ModuleError('static constructors: not allowed, the host calls only the ABI');
}

/**
 * The linker clears .bss in a start function, for memory that may have been used before. A module's memory is new, so
 * this is left out; any other start function is refused. @param {Uint8Array | undefined} body
 */
function checkStart(body) {
  const reader = new Reader(body ?? new Uint8Array());
  const isConstant = () => reader.byte() === OPCODE.i32Const && reader.skipSigned();
  const clears =
    reader.uint() === 0 && // no locals
    isConstant() && // start
    reader.byte() === OPCODE.i32Const &&
    reader.byte() === 0 && // value
    isConstant() && // length
    [0xfc, 0x0b, 0x00, OPCODE.end].every((byte) => reader.byte() === byte) && // memory.fill
    !reader.more();
  if (!clears) throw new ModuleError('start function: not allowed, a module runs only when it is called');
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const args = argv.slice(2);
  const [input, output] = args;
  const at = args.indexOf('--abi');
  const abiPath = at < 0 ? new URL('../../abi/abi.v1.json', import.meta.url) : /** @type {string} */ (args[at + 1]);
  if (!input || !output) {
    stderr.write('usage: finish-module.js IN.wasm OUT.wasm [--abi abi.v1.json] [--keep-names]\n');
    exit(2);
  }
  try {
    const abi = JSON.parse(readFileSync(abiPath, 'utf8'));
    writeFileSync(output, finishModule(readFileSync(input), abi, { keepNames: args.includes('--keep-names') }));
  } catch (error) {
    if (!(error instanceof ModuleError)) throw error;
    stderr.write(`finish-module: '${input}': ${error.message}\n`);
    exit(1);
  }
}
