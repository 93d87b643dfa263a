import { expect, test } from 'vitest';
import { quoted, sudoCommand } from './sudo-command.ts';

test('words are quoted for a shell only where it matters', () => {
  expect(['a-b_c=1,2', "it's", 'a b', '', '$x', '*.svg', 'ü'].map(quoted)).toEqual([
    'a-b_c=1,2',
    "'it'\\''s'",
    "'a b'",
    "''",
    "'$x'",
    "'*.svg'",
    "'ü'",
  ]);
  expect(sudoCommand(['profile', '--out', 'a b.svg'])).toMatch(/^sudo \/.*node\S* \/.* profile --out 'a b\.svg'$/);
});
