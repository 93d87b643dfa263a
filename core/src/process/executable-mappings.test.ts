import { expect, it } from 'vitest';
import { executableMappings, parseExecutableMappings } from './executable-mappings.ts';

it('reads the numbers of executable mappings and nothing of their names', () => {
  const text = [
    '55d0c0000000-55d0c0002000 r--p 00000000 fe:00 1234                       /usr/bin/a',
    '55d0c0002000-55d0c0004000 r-xp 00002000 fe:00 1234                       /usr/bin/a',
    '7f0000000000-7f0000001000 rwxp 00000000 00:00 0 ',
    '7f0000002000-7f0000003000 r-xp 00000000 00:01 99                         /memfd:x (deleted)',
    '7f0000004000-7f0000005000 r-xp 00000000 fe:00 7                          /tmp/a b\\0127f-7f r-xp 0 00:00 1 [vdso]',
    '7ffd00000000-7ffd00002000 r-xp 00000000 00:00 0                          [vdso]',
    'ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0                  [vsyscall]',
    '',
  ].join('\n');
  expect(parseExecutableMappings(text)).toEqual([
    { start: 0x55d0c0002000n, end: 0x55d0c0004000n, offset: 0x2000n, object: 'fe:00:1234' },
    { start: 0x7f0000000000n, end: 0x7f0000001000n, offset: 0n, object: undefined },
    { start: 0x7f0000002000n, end: 0x7f0000003000n, offset: 0n, object: '00:01:99' },
    { start: 0x7f0000004000n, end: 0x7f0000005000n, offset: 0n, object: 'fe:00:7' },
    { start: 0x7ffd00000000n, end: 0x7ffd00002000n, offset: 0n, object: 'vdso' },
    { start: 0xffffffffff600000n, end: 0xffffffffff601000n, offset: 0n, object: undefined },
  ]);
});

it('finds this very process, with its vdso', () => {
  const mappings = executableMappings(process.pid);
  expect(mappings?.filter(({ object }) => object === 'vdso')).toHaveLength(1);
  expect(mappings?.length).toBeGreaterThan(3);
});

it('says nothing of a process that is not there', () => {
  expect(executableMappings(2 ** 22 + 1)).toBeUndefined();
});
