import { expect, test } from 'vitest';
import { readTaskStat } from './process-stat.ts';
import { StartedCommand, splitCommand } from './started-command.ts';

test.each([
  ['./prog -a  b', ['./prog', '-a', 'b']],
  [`sh -c 'echo "a  b"' "c d"x`, ['sh', '-c', 'echo "a  b"', 'c dx']],
  ['a\\ b "q\\"q" \'\'', ['a b', 'q"q', '']],
  ['  ', []],
  ["'open", undefined],
  ['back\\', undefined],
])('%s', (line, words) => {
  expect(splitCommand(line)).toEqual(words);
});

test('a command runs when it is let go, in the process that was there before', async () => {
  const command = StartedCommand.start(['sh', '-c', 'exit $(( $$ % 200 + 1 ))']);
  expect(readTaskStat(command.pid)?.comm).toMatch(/^(sh|dash|node)/);
  command.release();
  expect(await command.ended).toBe((command.pid % 200) + 1);
});

test('a command that was not let go never runs', async () => {
  const command = StartedCommand.start(['touch', '/dev/full']);
  command.end();
  expect(await command.ended).toBe('SIGTERM');
});

test('a command that does not exist ends as in a shell', async () => {
  const command = StartedCommand.start(['/nowhere/at/all']);
  command.release();
  expect(await command.ended).toBe(127);
});
