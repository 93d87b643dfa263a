import { Command } from 'commander';
import { expect, test } from 'vitest';
import { declareFlameOptions, readFlameOptions } from './flame-options.ts';

function read(...words: string[]): object {
  const command = new Command('flame').exitOverride();
  declareFlameOptions(command);
  return readFlameOptions(command.parse(words, { from: 'user' }).opts());
}

test('the flags of flamegraph.pl, by its names', () => {
  const words = '--title A --subtitle B --width 900 --height 20 --minwidth 0.5% --fonttype Arial --fontsize 13';
  expect(read(...words.split(' '))).toEqual({
    title: 'A',
    subtitle: 'B',
    width: 900,
    height: 20,
    minwidth: '0.5%',
    fonttype: 'Arial',
    fontsize: 13,
  });
  expect(
    read(...'--countname x --nametype Fn: --total 20 --factor 2 --colors java --hash --reverse --inverted'.split(' ')),
  ).toEqual({
    countname: 'x',
    nametype: 'Fn:',
    total: 20,
    factor: 2,
    colors: 'java',
    hash: true,
    reverse: true,
    inverted: true,
  });
});

test("inferno's names for what it calls otherwise", () => {
  expect(read('--stroke-color', '#ff0000', '--search-color', '#0000ff', '--deterministic')).toEqual(
    read('--strokecolor', '#ff0000', '--searchcolor', '#0000ff'),
  );
  expect(read('--stroke-color', '#ff0000')).toEqual({ strokecolor: '#ff0000' });
});

test('a value that is none is refused by its flag', () => {
  for (const words of [
    ['--width', 'wide'],
    ['--colors', 'plaid'],
    ['--truncate', 'all'],
    ['--minwidth', '-1'],
  ]) {
    expect(() => read(...words)).toThrow(words[0]);
  }
});
