import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { BccxError } from '../errors/bccx-error.ts';
import { renderFolded } from '../output/folded.ts';
import { renderPprof } from '../output/pprof.ts';
import { foldStacks } from '../profile/fold.ts';
import type { Profile } from '../profile/model.ts';
import { detectFormat, type InputFormat, readProfileFrom } from './read-profile.ts';
import { ReadReport } from './report.ts';
import { bytesSource } from './source.ts';

/** Reads a text in chunks of some bytes, so that lines and characters are cut anywhere. */
function read(
  text: string | Uint8Array,
  options: { format?: InputFormat; chunk?: number; report?: ReadReport } = {},
): Profile {
  const bytes = Buffer.from(text);
  const source = bytesSource(bytes, options.chunk);
  return readProfileFrom({ name: 'test', source }, options.report ?? new ReadReport(), {
    ...(options.format === undefined ? {} : { format: options.format }),
  });
}

const folded = (profile: Profile): string[] =>
  Buffer.concat(renderFolded(profile)).toString().trimEnd().split('\n').sort();

it('reads inlined calls and source lines of text', () => {
  const text = [
    '    innermost (inlined) at /src/a b.c:7',
    '    0x0000000000401000 middle+0x10 (inlined) [prog] at /src/a.c:13',
    '    outer_[j]',
    '    -                prog (12)',
    '        48',
    '',
  ].join('\n');
  expect(folded(read(text))).toEqual(['prog;outer_[j];middle_[i];innermost_[i] 48']);
});

describe('perf script', () => {
  const text = [
    '# cmdline : /usr/bin/perf record',
    'my prog -x  4242/4243  [001]  3866.795151:    1001001 cpu-clock: ',
    '\tffffffff81621681 __alloc_pages+0xa1 ([kernel.kallsyms])',
    '\tffffffffc0001234 nf_hook+0x4 ([nf_tables])',
    '\t         1162cce v8::Foo<int (*)(char)>::Read(int)+0xce (/usr/bin/node)',
    '\t    7f0000001000 LazyCompile:*fn file.js:10+0x10 (/tmp/perf-4242.map)',
    '\t           27240 inner (inlined)',
    '\t           27249 main+0x9 (/opt/my app (deleted))',
    '\t               0 [unknown] ([unknown])',
    '',
    'swapper     0 [000]  3866.796:    1001001 cpu-clock: ',
    '\tffffffff81000000 idle+0x1 ([kernel.kallsyms])',
    '',
    'a line that is nothing',
    '',
  ].join('\n');

  it('reads commands with blanks, kernel, modules, JIT, inlined and unknown frames', () => {
    const report = new ReadReport();
    expect(folded(read(text, { report }))).toEqual([
      'my prog -x;[unknown];main;inner_[i];LazyCompile:*fn file.js:10_[j];v8::Foo<int (*)(char)>::Read(int);nf_hook_[k];__alloc_pages_[k] 1',
      'swapper;idle_[k] 1',
    ]);
    expect(report.lines('in')).toEqual(['in: 1 line not used: line 14: a line that is nothing']);
  });

  it('keeps events apart', () => {
    const two =
      'a 1 [000] 1.5: 1 cycles: \n\tffff f+0x1 (/bin/a)\n\na 1 [000] 1.6: 1 faults: \n\tffff g+0x1 (/bin/a)\n\n';
    const profile = read(two);
    expect(profile.valueTypes.map(({ type }) => type)).toEqual(['cycles', 'faults']);
    expect(folded(profile)).toEqual(['a;f 1', 'a;g 0']);
  });
});

describe('bpftrace', () => {
  const text = [
    'Attaching 1 probe...',
    '',
    '@[',
    '    do_syscall_64+1',
    '    entry_SYSCALL_64_after_hwframe+110',
    ',',
    '    __read+13',
    '    main+32',
    ', my prog, 77]: 12',
    '@one[bash]: 3',
    '@[',
    '    0x7f001122',
    '    main+1',
    ']: 2',
    '@hist[',
    '    main+1',
    ']:',
    '[2, 4)   1 |@@@|',
  ].join('\n');

  it('reads one stack, two stacks and the other parts of a key', () => {
    const report = new ReadReport();
    const profile = read(text, { report });
    expect(folded(profile)).toEqual([
      'bash 3',
      'main;[unknown] 2',
      'my prog;77;main;__read;entry_SYSCALL_64_after_hwframe_[k];do_syscall_64_[k] 12',
    ]);
    expect(report.bad).toBe(2);
  });
});

describe('BCC text', () => {
  it('reads profile and offcputime', () => {
    const text = [
      'Sampling at 49 Hertz of all threads by user + kernel stack for 2 secs.',
      '',
      '    vfs_read+0x10',
      '    entry_SYSCALL_64',
      '    --',
      '    read',
      '    [unknown] [libx.so]',
      '    -                my prog (25036)',
      '        12',
      '',
      '    func_a_[k]',
      '    -                dd (7)',
      '        1',
      '',
    ].join('\n');
    const profile = read(text);
    expect(folded(profile)).toEqual(['dd;func_a_[k] 1', 'my prog;[unknown];read;entry_SYSCALL_64_[k];vfs_read_[k] 12']);
    expect(profile.labelSets[1]).toMatchObject([
      { key: 'comm', text: 'my prog' },
      { key: 'pid', number: 25036n },
    ]);
  });

  it('reads stackcount', () => {
    expect(
      folded(read('Tracing 1 functions for "x"... Hit Ctrl-C to end.\n\n  vfs_read\n  main\n    bash [12]\n    7\n\n')),
    ).toEqual(['bash;main;vfs_read 7']);
  });

  it("reads memleak's last report", () => {
    const report = (bytes: number) =>
      `[10:00:00] Top 2 stacks with outstanding allocations:\n\t${bytes} bytes in 3 allocations from stack\n\t\tmalloc+0x1 [libc.so.6]\n\t\tmain+0x2 [leaky]\n`;
    const profile = read(`Attaching to pid 1, Ctrl+C to quit.\n${report(10)}${report(4096)}`);
    expect(profile.valueTypes.map(({ type }) => type)).toEqual(['allocations', 'bytes']);
    expect(folded(profile)).toEqual(['main;malloc 4096']);
  });
});

describe('folded', () => {
  it.each([1, 2, 7, 1000])('gives the same with chunks of %i bytes', (chunk) => {
    const text = 'a;b;c 5\r\na;b 3\n# a comment 5\n\n\ta;b;caf\u00e9 \u{1f600} x 2\na;b;c 1\nbad\na;b; 4\n;x 1';
    const report = new ReadReport();
    expect(folded(read(text, { chunk, format: 'folded', report }))).toEqual(
      ['\\x09a;b;caf\u00e9 \u{1f600} x 2', 'a;b 7', 'a;b;c 6', 'x 1'].sort(),
    );
    expect(report.lines('f')).toEqual(['f: 1 line not used: line 7: bad']);
  });

  it('keeps fractions, huge counts and exponents exactly', () => {
    const text = 'a 7.5\nb 334.618\nc 9007199254740993\nd 1.5e+3\n';
    expect(folded(read(text))).toEqual(['a 7.5', 'b 334.618', 'c 9007199254740993', 'd 1500']);
  });

  it('takes two numbers on every line for a comparison, and not on some lines only', () => {
    const comparison = read('a;b 5 0\na;c 0 7\n');
    expect(comparison.comparison).toBe(true);
    expect(folded(comparison)).toEqual(['a;b 5 0', 'a;c 0 7']);
    expect(folded(read('worker 5 100\nmain 3\n'))).toEqual(['main 3', 'worker 5 100']);
  });

  it('merges with what the line before shares only at whole names', () => {
    const text = 'a;bc;d 1\na;b 1\na;bc 1\na;bc;d 1\na;bc;de 1\nab 1\na 1\na;bc;d;e 1\n';
    expect(folded(read(text))).toEqual(['a 1', 'a;b 1', 'a;bc 1', 'a;bc;d 2', 'a;bc;d;e 1', 'a;bc;de 1', 'ab 1']);
  });

  it('keeps names of different invalid bytes apart', () => {
    const bytes = Buffer.concat([
      Buffer.from('a;'),
      Buffer.from([0xff]),
      Buffer.from(' 1\na;'),
      Buffer.from([0xfe, 0x80]),
      Buffer.from(' 1\n'),
    ]);
    expect(folded(read(bytes))).toEqual(['a;\\xfe\\x80 1', 'a;\\xff 1']);
  });

  it('reads more than there was room for at first', () => {
    const lines = Array.from({ length: 60_000 }, (_, i) => `root;group_${i % 97};${'n'.repeat(i % 50)}_${i} ${i % 3}`);
    const profile = read(lines.join('\n'), { format: 'folded', chunk: 100_003 });
    expect(folded(profile)).toEqual(lines.toSorted());
  });

  it('reads stacks thousands of frames deep', () => {
    const deep = Array.from({ length: 3000 }, () => 'f').join(';');
    expect(folded(read(`${deep} 3\n${deep};g 1\n`))).toEqual([`${deep} 3`, `${deep};g 1`]);
  });
});

describe('pprof', () => {
  it('reads gzip and plain, and stops at a bomb', () => {
    const zipped = Buffer.concat(renderPprof(foldStacks([[['a', 'b'], 5]])));
    expect(folded(read(zipped))).toEqual(['a;b 5']);
    const bomb = gzipSync(Buffer.alloc(1 << 20), { level: 9 });
    expect(() => read(bomb)).toThrow(BccxError);
  });
});

it('knows each form by its first bytes', () => {
  const forms: [string, InputFormat | undefined][] = [
    ['a;b 5\n', 'folded'],
    ['', 'folded'],
    ['#comment\na;b 5\n', 'folded'],
    ['prog 1 [000] 1.5: 1 cycles: \n\tffff f (/bin/a)\n', 'perf-script'],
    ['@[\n    f\n]: 1\n', 'bpftrace'],
    ['    f\n    -                dd (1)\n        12\n', 'bcc'],
    ['just some prose\nthat is nothing of it\n', undefined],
  ];
  for (const [text, form] of forms) expect([text, detectFormat(Buffer.from(text))]).toEqual([text, form]);
  expect(() => read('just some prose\n')).toThrow(/not a form/);
});

it('answers any bytes in any form with a profile or a clear error', () => {
  let seed = 99;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return (seed >>> 8) % below;
  };
  const seeds = [
    'a;b;c 5\n',
    '@[\n    f+1\n, x]: 1\n',
    '    f\n    -                dd (1)\n        12\n\n',
    'p 1 [000] 1.5: 1 cycles: \n\tffff f+0x1 (/bin/a)\n\n',
  ];
  const formats: InputFormat[] = ['folded', 'perf-script', 'bpftrace', 'bcc', 'pprof'];
  for (let round = 0; round < 4000; round++) {
    const bytes = Buffer.from(Array.from({ length: 1 + random(4) }, () => seeds[random(seeds.length)]).join(''));
    for (let change = random(8); change > 0; change--) bytes[random(bytes.length)] = random(256);
    try {
      read(bytes, { format: formats[random(formats.length)]!, chunk: 1 + random(40) });
    } catch (error) {
      if (!(error instanceof BccxError)) throw error;
    }
  }
});
