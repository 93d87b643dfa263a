import { expect, test } from 'vitest';
import { BccxError } from '../../errors/bccx-error.ts';
import { disassemble } from './disassemble.ts';
import { callHelper, end, type FixtureFunction, instruction, objectOf } from './fixture.ts';
import { readBpfObject } from './read-object.ts';

function read(functions: readonly FixtureFunction[]) {
  return readBpfObject(objectOf(functions), { name: 'test.bpf.o', cpus: 2 });
}

test('programs, their types and targets, and what they call', () => {
  const { finding } = read([
    { name: 'sample', section: 'perf_event', code: [...callHelper(14), ...end] },
    { name: 'opened', section: '?kprobe/do_sys_openat2', code: [...callHelper(5), ...callHelper(14), ...end] },
  ]);
  expect(
    finding.programs.map(({ name, type, attach, target, autoload }) => ({ name, type, attach, target, autoload })),
  ).toEqual([
    { name: 'sample', type: 'perf_event', attach: 'perf-event', target: undefined, autoload: true },
    { name: 'opened', type: 'kprobe', attach: 'kprobe', target: 'do_sys_openat2', autoload: false },
  ]);
  expect(finding.programs[1]?.helpers).toEqual([
    { id: 5, name: 'bpf_ktime_get_ns', function: 'opened', instruction: 0 },
    { id: 14, name: 'bpf_get_current_pid_tgid', function: 'opened', instruction: 1 },
  ]);
  expect(finding).toMatchObject({ license: 'GPL', gpl: true, maps: [], mapBytes: 0 });
});

test('a function of .text counts for the program that calls it, once for each program', () => {
  const { finding } = read([
    { name: 'shared', section: '.text', code: [...callHelper(16), ...end] },
    { name: 'sample', section: 'perf_event', code: end },
  ]);
  expect(finding.programs[0]?.helpers).toEqual([]);
  expect(finding.unreached.helpers.map(({ name }) => name)).toEqual(['bpf_get_current_comm']);
  expect(finding.functions).toEqual([
    { name: 'shared', section: '.text', slots: 3, reached: false },
    { name: 'sample', section: 'perf_event', slots: 2, reached: true },
  ]);
});

test('a disassembly in the notation of the verifier', () => {
  const code = [
    ...instruction(0x79, { dst: 6, src: 1, offset: 112 }),
    ...instruction(0x7b, { dst: 10, src: 6, offset: -8 }),
    ...instruction(0x18, { dst: 1, imm: -1 }),
    ...instruction(0, { imm: 0x7fff }),
    ...instruction(0x85, { imm: 35 }),
    ...instruction(0x55, { dst: 0, offset: 1, imm: 7 }),
    ...instruction(0xbc, { dst: 0, src: 6, offset: 8 }),
    ...instruction(0xdb, { dst: 10, src: 0, offset: -8, imm: 0xe1 }),
    ...instruction(0xdc, { dst: 0, imm: 32 }),
    ...instruction(0x3f, { dst: 0, src: 6, offset: 1 }),
    ...instruction(0x16, { dst: 0, offset: -2, imm: 1 }),
    ...end,
  ];
  const [listing] = disassemble(read([{ name: 'f', section: 'perf_event', code }]), 'f') ?? [];
  expect(listing?.instructions.map(({ instruction: slot, text }) => `${slot}: ${text}`)).toEqual([
    '0: r6 = *(u64 *)(r1 + 112)',
    '1: *(u64 *)(r10 - 8) = r6',
    '2: r1 = 140737488355327 ll',
    '4: call bpf_get_current_task',
    '5: if r0 != 7 goto 7',
    '6: w0 = (s8)w6',
    '7: r0 = exchange(*(u64 *)(r10 - 8), r0)',
    '8: r0 = be32 r0',
    '9: r0 s/= r6',
    '10: if w0 == 1 goto 9',
    '11: r0 = 0',
    '12: exit',
  ]);
});

test.each([
  ['an opcode of no kernel', instruction(0xef), 'BCCX_OBJECT_INSTRUCTION'],
  ['an all-zero instruction', instruction(0), 'BCCX_OBJECT_INSTRUCTION'],
  ['register 12', instruction(0xbf, { dst: 12 }), 'BCCX_OBJECT_INSTRUCTION'],
  ['register 11 as a source', instruction(0xbf, { src: 11 }), 'BCCX_OBJECT_INSTRUCTION'],
  ['an immediate where a register is meant', instruction(0x0f, { imm: 1 }), 'BCCX_OBJECT_INSTRUCTION'],
  ['an offset in plain arithmetic', instruction(0x07, { offset: 1, imm: 1 }), 'BCCX_OBJECT_INSTRUCTION'],
  ['a move with an odd offset', instruction(0xbf, { offset: 24 }), 'BCCX_OBJECT_INSTRUCTION'],
  ['a 32-bit move that extends 32 bits', instruction(0xbc, { offset: 32 }), 'BCCX_OBJECT_INSTRUCTION'],
  ['a negation of another register', instruction(0x87, { src: 1 }), 'BCCX_OBJECT_INSTRUCTION'],
  ['a byte swap of 24 bits', instruction(0xdc, { imm: 24 }), 'BCCX_OBJECT_INSTRUCTION'],
  ['an atomic operation on a byte', instruction(0xd3), 'BCCX_OBJECT_INSTRUCTION'],
  ['an unknown atomic operation', instruction(0xdb, { imm: 0x33 }), 'BCCX_OBJECT_INSTRUCTION'],
  ['a signed load of 64 bits', instruction(0x99), 'BCCX_OBJECT_INSTRUCTION'],
  ['a jump before the function', instruction(0x05, { offset: -2 }), 'BCCX_OBJECT_INSTRUCTION'],
  ['half of a 64-bit load', [], 'BCCX_OBJECT_INSTRUCTION'],
  ['a call through a register', instruction(0x8d), 'BCCX_OBJECT_CALL'],
  ['helper 212', callHelper(212), 'BCCX_OBJECT_CALL'],
])('refuses %s', (_, code, expected) => {
  const last = code.length === 0 ? instruction(0x18) : end;
  try {
    read([{ name: 'f', section: 'perf_event', code: [...code, ...last] }]);
  } catch (error) {
    expect(error).toBeInstanceOf(BccxError);
    expect((error as BccxError).code).toBe(expected);
    return;
  }
  expect.unreachable('it was not refused');
});

test.each([
  ['sign-extending moves', instruction(0xbf, { offset: 32 })],
  ['signed division', instruction(0x37, { offset: 1, imm: 3 })],
  ['sign-extending loads', instruction(0x91, { dst: 1, src: 10, offset: -8 })],
  ['unconditional byte swaps', instruction(0xd7, { imm: 64 })],
  ['acquiring loads of a byte', instruction(0xd3, { src: 10, offset: -8, imm: 0x100 })],
  ['may_goto', instruction(0xe5)],
  ['long jumps', instruction(0x06)],
])('takes %s', (_, code) => {
  expect(read([{ name: 'f', section: 'perf_event', code: [...code, ...end] }]).finding.functions[0]?.slots).toBe(3);
});
