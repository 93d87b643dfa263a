import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { BccxError } from '../../../core/src/errors/bccx-error.ts';
import { readBpfObject } from '../../../core/src/policy/object/read-object.ts';
import { built, libbpfView } from './trick.ts';

/** The call that libbpf writes over what the running kernel does not have. */
const poisoned = 195_896_080;

const programTypes: Readonly<Record<string, number>> = {
  kprobe: 2,
  tracepoint: 5,
  perf_event: 7,
  raw_tracepoint: 17,
  tracing: 26,
};

/** Every object of the checkout that a session could load, and the honest one of this folder. */
const objects = [
  fileURLToPath(new URL('bpf/ordinary.bpf.o', built)),
  ...builtIn(new URL('../../../plugins/', import.meta.url)),
  ...builtIn(new URL('../../../core/libbpf-glue/', import.meta.url)),
];

/** The glue's own tests also use program types that no tool may have. */
const readings = objects.flatMap((path) => {
  try {
    return [{ path, name: basename(path), ...readBpfObject(readFileSync(path), { name: basename(path), cpus: 2 }) }];
  } catch (error) {
    if (error instanceof BccxError && error.code === 'BCCX_OBJECT_PROGRAM_TYPE') return [];
    throw error;
  }
});

describe.each(readings)('$name', ({ path, finding, functions }) => {
  test('has the programs, helpers and kernel functions that libbpf loads', () => {
    const view = parseView(libbpfView(path));
    expect(view.map((program) => program.name).sort()).toEqual(finding.programs.map((program) => program.name).sort());
    for (const loaded of view) {
      const program = finding.programs.find((each) => each.name === loaded.name);
      expect({ type: loaded.type, slots: loaded.slots }).toEqual({
        type: programTypes[program?.type ?? ''],
        slots: program?.slots,
      });
      const helpers = program?.helpers.map(({ id }) => id) ?? [];
      const found = loaded.helpers.filter((id) => id !== poisoned);
      expect(helpers).toEqual(expect.arrayContaining(found));
      // What the kernel does not take was perhaps not relocated to the end.
      if (loaded.error !== 0) continue;
      expect(new Set(found)).toEqual(new Set(helpers));
      expect(new Set(loaded.kfuncs)).toEqual(new Set(program?.kfuncs.map((use) => use.name)));
    }
  });

  test('has the instructions and calls that llvm-objdump prints', () => {
    const listed = objdump(path);
    const found = functions.flatMap((fn) =>
      fn.code.instructions().map(({ index, opcode, src, imm }) => ({
        place: `${fn.section.name} ${fn.start + index}`,
        call: opcode === 0x85 ? `${src} ${imm}` : '',
      })),
    );
    expect(found.map(({ place }) => place).sort()).toEqual(listed.map(({ place }) => place).sort());
    expect(found.filter(({ call }) => call !== '').length).toBeGreaterThan(0);
    expect(new Set(found.map(({ place, call }) => `${place} ${call}`))).toEqual(
      new Set(listed.map(({ place, call }) => `${place} ${call}`)),
    );
  });
});

test('the checkout has objects to compare', () => {
  expect(readings.length).toBeGreaterThanOrEqual(2);
});

function builtIn(folder: URL): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.bpf.o') && !file.includes('node_modules'))
    .sort()
    .map((file) => fileURLToPath(new URL(file, folder)));
}

interface LoadedProgram {
  readonly name: string;
  readonly type: number;
  readonly slots: number;
  readonly helpers: number[];
  readonly kfuncs: string[];
  /** errno of the load; 0 when it went well. */
  error: number;
}

function parseView(lines: readonly string[]): LoadedProgram[] {
  const programs: LoadedProgram[] = [];
  for (const line of lines) {
    const [word, first = '', second = '', type = '', , slots = ''] = line.split(' ');
    if (word === 'program' && second !== '.text') {
      programs.push({ name: first, type: Number(type), slots: Number(slots), helpers: [], kfuncs: [], error: 0 });
    } else if (word === 'program') break;
    if (word === 'helper') programs.at(-1)?.helpers.push(Number(first));
    const last = programs.at(-1);
    if (word === 'load' && last !== undefined) last.error = Number(first);
    if (word === 'kfunc') programs.at(-1)?.kfuncs.push(first);
  }
  return programs;
}

/** Slots of all code sections, with source register and immediate of calls, from the bytes that llvm-objdump shows. */
function objdump(path: string): { place: string; call: string }[] {
  const text = execFileSync('llvm-objdump', ['-d', path], { encoding: 'utf8', maxBuffer: 64 << 20 });
  const listed: { place: string; call: string }[] = [];
  let section = '';
  for (const line of text.split('\n')) {
    section = /^Disassembly of section (.*):$/.exec(line)?.[1] ?? section;
    const [, slot, bytes = ''] = /^\s*(\d+):\s+((?:[0-9a-f]{2} ){7}[0-9a-f]{2})/.exec(line) ?? [];
    if (slot === undefined) continue;
    const raw = Buffer.from(bytes.replaceAll(' ', ''), 'hex');
    const call = raw[0] === 0x85 ? `${raw.readUInt8(1) >> 4} ${raw.readInt32LE(4)}` : '';
    listed.push({ place: `${section} ${slot}`, call });
  }
  return listed;
}
