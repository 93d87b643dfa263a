import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { foldedStacks } from '../bench/folded-stacks.js';
import { bccx } from './bccx.ts';
import { Scratch } from './scratch.ts';

/** flamegraph.pl as Debian packages it (libdevel-nytprof-perl). */
const flamegraph = '/usr/share/perl5/Devel/NYTProf/flamegraph.pl';

/** Frames of a picture as `title x width`, in no order: flamegraph.pl has none. */
function frames(svg: string): string[] {
  const found = svg.matchAll(/<title>([^<]*)<\/title><rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/g);
  return [...found].map(([, title, x, width]) => `${title} ${Number(x)} ${Number(width)}`).sort();
}

it.skipIf(!existsSync(flamegraph))('draws the same frames at the same places as flamegraph.pl', async () => {
  using scratch = new Scratch();
  const folded = scratch.file('in.folded');
  writeFileSync(folded, [...foldedStacks(3000, 5)].join(''));
  const svg = scratch.file('out.svg');
  for (const [ours, theirs] of [
    [[], []],
    [['--inverted'], ['--inverted']],
    [
      ['--width', '700', '--minwidth', '2', '--countname', 'ms', '--factor', '3'],
      ['--width=700', '--minwidth=2', '--countname=ms', '--factor=3'],
    ],
    [['--total', '1000000'], ['--total=1000000']],
  ] as const) {
    const drawn = await bccx(['flame', folded, '-o', svg, ...ours]);
    expect(drawn).toMatchObject({ status: 0, stderr: '' });
    const peer = execFileSync('perl', [flamegraph, ...theirs, folded], { encoding: 'utf8', maxBuffer: 1 << 28 });
    const mine = frames(readFileSync(svg, 'utf8'));
    expect(mine.length).toBeGreaterThan(100);
    expect(mine).toEqual(frames(peer));
  }
});
