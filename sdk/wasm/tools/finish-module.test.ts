import { describe, expect, it } from 'vitest';
import { finishModule, ModuleError } from './finish-module.js';
import { Reader, Writer } from './wasm-bytes.js';

const abi = {
  importModule: 'bccx',
  memory: { import: 'memory' },
  imports: [{ name: 'log' }, { name: 'emit' }],
  exports: [{ name: 'bccx_abi' }, { name: 'bccx_finish' }],
};

const SECTION = { custom: 0, type: 1, import: 2, function: 3, memory: 5, export: 7, start: 8, code: 10 };
const END = 0x0b;

interface Parts {
  imports?: (writer: Writer) => number;
  exports?: [name: string, kind: number, index: number][];
  start?: number;
  bodies?: number[][];
  custom?: string;
}

/** A module as emcc links it: one imported function, the memory, and functions of type () → (). */
function linked({
  imports,
  exports,
  start,
  bodies = [
    [0, END],
    [0, END],
    [0, END],
  ],
  custom,
}: Parts = {}) {
  const module = new Writer();
  const section = (id: number, write: (body: Writer) => void) => {
    const body = new Writer();
    write(body);
    module.section(id, body.done());
  };
  module.bytes([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
  section(SECTION.type, (body) => body.bytes([1, 0x60, 0, 0]));
  section(SECTION.import, (body) => {
    const list = new Writer();
    const count = (imports ?? usualImports)(list);
    body.uint(count);
    body.bytes(list.done());
  });
  section(SECTION.function, (body) => body.bytes([bodies.length, ...bodies.map(() => 0)]));
  section(SECTION.export, (body) => {
    const list = exports ?? [
      ['bccx_finish', 0, 2],
      ['bccx_abi', 0, 1],
      ['stackSave', 0, 1],
      ['_initialize', 0, 3],
    ];
    body.uint(list.length);
    for (const [name, kind, index] of list) {
      body.string(name);
      body.byte(kind);
      body.uint(index);
    }
  });
  if (start !== undefined) section(SECTION.start, (body) => body.uint(start));
  section(SECTION.code, (body) => {
    body.uint(bodies.length);
    for (const code of bodies) {
      body.uint(code.length);
      body.bytes(code);
    }
  });
  if (custom !== undefined)
    section(SECTION.custom, (body) => {
      body.string(custom);
      body.bytes([1, 2, 3]);
    });
  return module.done();
}

function usualImports(list: Writer): number {
  addFunction(list, 'bccx', 'log');
  addMemory(list, 1, [2, 3]);
  return 2;
}

function addFunction(list: Writer, module: string, name: string): void {
  list.string(module);
  list.string(name);
  list.bytes([0, 0]);
}

function addMemory(list: Writer, flags: number, limits: number[]): void {
  list.string('env');
  list.string('memory');
  list.byte(2);
  list.byte(flags);
  for (const limit of limits) list.uint(limit);
}

function finished(parts?: Parts) {
  return new WebAssembly.Module(finishModule(linked(parts), abi));
}

describe('finish-module', () => {
  it('names every import bccx and keeps the exports of the ABI, sorted', () => {
    const module = finished({ custom: 'producers' });
    expect(WebAssembly.Module.imports(module)).toEqual([
      { module: 'bccx', name: 'log', kind: 'function' },
      { module: 'bccx', name: 'memory', kind: 'memory' },
    ]);
    expect(WebAssembly.Module.exports(module).map(({ name }) => name)).toEqual(['bccx_abi', 'bccx_finish']);
    expect(WebAssembly.Module.customSections(module, 'producers')).toEqual([]);
  });

  it('leaves the memory without a maximum, so that any grant fits', () => {
    const module = finished();
    const log = () => undefined;
    for (const maximum of [2, 500, 65536])
      expect(
        () =>
          new WebAssembly.Instance(module, { bccx: { log, memory: new WebAssembly.Memory({ initial: 2, maximum }) } }),
      ).not.toThrow();
    expect(
      () => new WebAssembly.Instance(module, { bccx: { log, memory: new WebAssembly.Memory({ initial: 1 }) } }),
    ).toThrow(/memory/);
  });

  it('keeps names when asked', () => {
    const module = new WebAssembly.Module(finishModule(linked({ custom: 'name' }), abi, { keepNames: true }));
    expect(WebAssembly.Module.customSections(module, 'name')).toHaveLength(1);
  });

  it.each([
    ['env', 'emscripten_notify_memory_growth'],
    ['wasi_snapshot_preview1', 'proc_exit'],
    ['bccx', 'no_such_function'],
  ])('refuses the import %s.%s', (module, name) => {
    const imports = (list: Writer) => {
      addFunction(list, module, name);
      addMemory(list, 0, [2]);
      return 2;
    };
    expect(() => finished({ imports })).toThrow(new RegExp(`'${module}\\.${name}'`));
  });

  it('refuses a shared or 64-bit memory', () => {
    for (const flags of [3, 4]) {
      const imports = (list: Writer) => {
        addMemory(list, flags, [1, 2]);
        return 1;
      };
      expect(() => finished({ imports })).toThrow(/memory/);
    }
  });

  it('refuses a module that lacks an export', () => {
    expect(() => finished({ exports: [['bccx_abi', 0, 1]] })).toThrow(/missing: bccx_finish/);
    expect(() =>
      finished({
        exports: [
          ['bccx_abi', 0, 1],
          ['bccx_finish', 2, 0],
        ],
      }),
    ).toThrow(/missing/);
  });

  it('refuses static constructors', () => {
    const bodies = [
      [0, END],
      [0, END],
      [0, 0x10, 1, END], // call 1
    ];
    expect(() => finished({ bodies })).toThrow(/static constructors/);
  });

  it('drops a start function that clears memory, and refuses any other', () => {
    const clears = [0, 0x41, 0x80, 0x0f, 0x41, 0, 0x41, 0xbc, 0xa0, 0x08, 0xfc, 0x0b, 0, END];
    const bodies = (body: number[]) => [[0, END], [0, END], [0, END], body];
    expect(WebAssembly.Module.exports(finished({ start: 4, bodies: bodies(clears) }))).toHaveLength(2);
    for (const body of [
      [0, END],
      [0, 0x10, 1, END],
      [...clears.slice(0, -1), 0x10, 1, END],
      [0, 0x41, 0, 0x41, 1, ...clears.slice(6)],
    ])
      expect(() => finished({ start: 4, bodies: bodies(body) })).toThrow(/start function/);
  });

  it('says so when the bytes are no module', () => {
    expect(() => finishModule(new Uint8Array([1, 2, 3]), abi)).toThrow(ModuleError);
    const whole = linked();
    for (let length = 8; length < whole.length; length += 3)
      expect(() => finishModule(whole.subarray(0, length), abi)).toThrow();
  });
});

describe('wasm-bytes', () => {
  it('reads back the numbers and names that it wrote', () => {
    const writer = new Writer();
    const numbers = [0, 1, 127, 128, 16_383, 16_384, 2 ** 31, 2 ** 32 - 1];
    for (const number of numbers) writer.uint(number);
    writer.string('naïve');
    const reader = new Reader(writer.done());
    for (const number of numbers) expect(reader.uint()).toBe(number);
    expect(reader.string()).toBe('naïve');
    expect(reader.more()).toBe(false);
    expect(() => reader.byte()).toThrow(RangeError);
    expect(() => new Reader(new Uint8Array([0xff, 0xff, 0xff, 0xff, 0xff, 0x01])).uint()).toThrow(RangeError);
  });
});
