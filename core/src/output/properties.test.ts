import { expect, it } from 'vitest';
import { readProfileFrom } from '../input/read-profile.ts';
import { ReadReport } from '../input/report.ts';
import { bytesSource } from '../input/source.ts';
import { sumAmounts } from '../profile/amounts.ts';
import { decodeProfile } from '../profile/decode.ts';
import { foldStacks } from '../profile/fold.ts';
import { mergeProfiles } from '../profile/merge.ts';
import type { Profile } from '../profile/model.ts';
import { renderFolded } from './folded.ts';
import { encodePprof } from './pprof-encode.ts';
import { render } from './render.ts';

const ROUNDS = 200;

/** Profiles by chance: few names, so that stacks share prefixes, recursion and annotations are usual. */
function randomProfile(random: (below: number) => number): Profile {
  const names = ['a', 'b', 'c;d', 'e f', 'g_[k]', 'h_[j]', 'i_[i]', '-', '\u{1f600}', 'z\u0007'];
  return foldStacks(
    Array.from({ length: random(30) }, () => {
      // The outermost function cannot be inlined: there is nothing that it could be inlined into.
      const stack = Array.from({ length: 1 + random(6) }, (_, i) => names[random(names.length - (i === 0 ? 4 : 0))]!);
      return [stack, random(5) === 0 ? BigInt(random(2 ** 20)) * 2n ** 36n : random(100)] as const;
    }),
  );
}

function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 4) % below;
  };
}

function rounds(check: (random: (below: number) => number) => void): void {
  const random = randomNumbers(2026);
  for (let round = 0; round < ROUNDS; round++) check(random);
}

const folded = (profile: Profile): string[] => Buffer.concat(renderFolded(profile)).toString().split('\n').sort();
const total = (profile: Profile): bigint => sumAmounts(profile.samples.values[0]!);
const reread = (profile: Profile): Profile =>
  readProfileFrom({ name: 'again', source: bytesSource(Buffer.concat(renderFolded(profile))) }, new ReadReport(), {
    format: 'folded',
  });

it('folded → pprof → folded gives the same stacks', () => {
  rounds((random) => {
    const profile = randomProfile(random);
    expect(folded(decodeProfile(encodePprof(profile)))).toEqual(folded(profile));
  });
});

it('folded → folded gives the same stacks', () => {
  rounds((random) => {
    const profile = randomProfile(random);
    expect(folded(reread(profile))).toEqual(folded(profile));
  });
});

it('merging is associative and keeps the sum', () => {
  rounds((random) => {
    const [a, b, c] = [randomProfile(random), randomProfile(random), randomProfile(random)];
    const left = mergeProfiles([mergeProfiles([a, b]), c]);
    expect(folded(left)).toEqual(folded(mergeProfiles([a, mergeProfiles([b, c])])));
    expect(total(left)).toBe(total(a) + total(b) + total(c));
  });
});

it('every form has the same total', async () => {
  const random = randomNumbers(7);
  for (let round = 0; round < 30; round++) {
    const profile = randomProfile(random);
    const want = total(profile);
    if (want === 0n) continue;
    const text = async (format: Parameters<typeof render>[0]): Promise<string> =>
      Buffer.concat(await render(format, profile)).toString();
    const sumOf = (values: Iterable<string | bigint>): bigint => {
      let sum = 0n;
      for (const value of values) sum += BigInt(value);
      return sum;
    };
    const values = (json: string): string[] => [...json.matchAll(/"values": \[(\d+)\]/g)].map((match) => match[1]!);
    expect(
      sumOf(
        (await text('folded'))
          .trim()
          .split('\n')
          .map((line) => line.slice(line.lastIndexOf(' ') + 1)),
      ),
    ).toBe(want);
    expect(sumOf(values(await text('json')))).toBe(want);
    expect(
      sumOf(
        /"weights":\[([\d,]*)\]/
          .exec(await text('speedscope'))![1]!
          .split(',')
          .filter((value) => value !== ''),
      ),
    ).toBe(want);
    expect(/all \(([\d,]+) samples, 100%\)/.exec(await text('svg'))![1]!.replaceAll(',', '')).toBe(String(want));
    expect(sumOf([...(await text('text')).matchAll(/^ {8}(\d+)$/gm)].map((match) => match[1]!))).toBe(want);
    expect(total(decodeProfile(encodePprof(profile)))).toBe(want);
  }
});

it('writes no control character raw, whatever the names hold', async () => {
  const nasty = Array.from({ length: 0xa0 }, (_, code) => String.fromCharCode(code)).join('x');
  const profile = foldStacks([[[nasty, `\u202e${nasty}`, '\u2066\ufeff\ud800'], 1]]);
  for (const format of [
    'svg',
    'html',
    'folded',
    'speedscope',
    'firefox',
    'flamebearer',
    'json',
    'text',
    'view',
    'top',
  ] as const) {
    const text = Buffer.concat(await render(format, profile, { flame: { title: nasty } })).toString();
    expect(
      text
        .replace(/<script>.*?<\/script>/gs, '')
        .match(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/),
      format,
    ).toBeNull();
  }
});
