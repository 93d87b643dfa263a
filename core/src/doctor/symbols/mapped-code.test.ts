import { expect, test } from 'vitest';
import { parseMappedCode } from './mapped-code.ts';

const line = 'map 1 55d0 55d8 fdl 0 40 0123abcd 1f a l d 64 /opt/a program';

test('a line tells what there is for one mapping', () => {
  expect(parseMappedCode(`${line}\njit 1 2f -\n`)).toEqual({
    perfMap: 47,
    jitDump: undefined,
    code: [
      {
        start: 0x55d0n,
        end: 0x55d8n,
        kind: 'file',
        deleted: true,
        linked: true,
        isGo: false,
        why: 0,
        bits: 64,
        buildId: '0123abcd',
        symtab: 31,
        dynsym: 10,
        debug: '.gnu_debuglink',
        lines: 'debug file',
        described: 100,
        path: '/opt/a program',
      },
    ],
  });
  expect(parseMappedCode(line.replace('fdl', 'fg').replace(' l d ', ' x s ')).code[0]).toMatchObject({
    isGo: true,
    linked: false,
    debug: 'of another build',
    lines: 'without split units',
  });
  expect(parseMappedCode(line.replace('fdl', 'fg').replace(' l d ', ' g - ')).code[0]).toMatchObject({
    debug: '.gopclntab',
    lines: 'none',
  });
  expect(parseMappedCode('map 1 1 2 a 6 0 - 0 0 - - 0 \n').code[0]).toMatchObject({
    kind: 'anonymous',
    buildId: '',
    path: '',
  });
});

test('an error is named', () => {
  expect(() => parseMappedCode('error 1 3\n')).toThrow('no such process');
  expect(() => parseMappedCode('error 1 16\n')).toThrow('errno 22');
});

test.each([
  'map',
  line.replace('map 1', 'map 2'),
  line.replace('fdl', 'x'),
  line.replace('40', '41'),
  line.replace('0123abcd', '0123ABCD'),
  line.replace(' l d ', ' l '),
  line.replace(' l d ', ' l x '),
  line.replace(' 64 ', ' '),
  line.replace('1f', '123456789'),
  'jit 1 -1',
  'error 1 g',
  'something else',
])('what is no answer is refused: %s', (text) => {
  expect(() => parseMappedCode(`${line}\n${text}\n`)).toThrow('damaged');
});
