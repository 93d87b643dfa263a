import { DOMParser, type Element } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import { readProfileFrom } from '../../input/read-profile.ts';
import { ReadReport } from '../../input/report.ts';
import { bytesSource } from '../../input/source.ts';
import { ProfileBuilder } from '../../profile/builder.ts';
import { diffProfiles } from '../../profile/diff.ts';
import { foldStacks } from '../../profile/fold.ts';
import { namedFrame, type Profile } from '../../profile/model.ts';
import { renderHtml } from './html.ts';
import type { FlameOptions } from './options.ts';
import { renderSvg } from './svg.ts';

function folded(text: string | Uint8Array, ordered = false): Profile {
  const input = { name: 'test', source: bytesSource(Buffer.from(text)) };
  return readProfileFrom(input, new ReadReport(), { format: 'folded', ordered });
}

const svg = (profile: Profile, options?: FlameOptions): string => Buffer.concat(renderSvg(profile, options)).toString();

/** Parses as any XML program does: whatever is not well-formed throws. */
function parse(text: string): Element {
  const fail = (level: string, message: string): never => {
    throw new Error(`${level}: ${message}`);
  };
  return new DOMParser({ onError: fail }).parseFromString(text, 'image/svg+xml').documentElement!;
}

interface Drawn {
  title: string;
  depth: number;
  x: number;
  width: number;
}

/** Frames as other programs read them: the children of #frames, title first, then the rect. */
function frameTable(text: string): Drawn[] {
  const root = parse(text);
  const frames = root.ownerDocument!.getElementById('frames')!;
  const groups = Array.from(frames.childNodes).filter((node) => node.nodeName === 'g') as unknown as Element[];
  const height = (group: Element): number => Number(group.getElementsByTagName('rect')[0]!.getAttribute('y'));
  const bottom = height(groups[0]!);
  return groups.map((group) => {
    const [title, rect] = Array.from(group.childNodes) as unknown as [Element, Element];
    expect([title.nodeName, rect.nodeName]).toEqual(['title', 'rect']);
    return {
      title: title.textContent!,
      depth: Math.abs(bottom - Number(rect.getAttribute('y'))) / 16,
      x: Number(rect.getAttribute('x')),
      width: Number(rect.getAttribute('width')),
    };
  });
}

const table = (text: string | Uint8Array, options?: FlameOptions): string[] =>
  frameTable(svg(folded(text), options)).map(({ title, depth, x, width }) => `${depth} ${x} ${width} ${title}`);

describe('frames', () => {
  it('lie where flamegraph.pl puts them: own samples first, siblings by code point', () => {
    expect(table('main;a;x 3\nmain;b 5\nmain 2\n')).toEqual([
      '0 10 1180 all (10 samples, 100%)',
      '1 10 1180 main (10 samples, 100.00%)',
      '2 246 354 a (3 samples, 30.00%)',
      '3 246 354 x (3 samples, 30.00%)',
      '2 600 590 b (5 samples, 50.00%)',
    ]);
  });

  it('are not split by the order of lines', () => {
    expect(table('a;foo 5\na;foo(int);x 3\na;foo;bar 4\n').filter((line) => line.includes(' foo ('))).toEqual([
      '2 10 885 foo (9 samples, 75.00%)',
    ]);
  });

  it('sort names beyond U+FFFF behind those before it', () => {
    const names = table('\u{1f600} 1\n\uff5e 1\nz 1\n')
      .slice(1)
      .map((line) => line.split(' ')[3]);
    expect(names).toEqual(['z', '\uff5e', '\u{1f600}']);
  });

  it.each<[string, string | Uint8Array, string[]]>([
    [
      'fractions',
      'a 7.5\nb 327.118\n',
      ['1 10 26.4 a (7.5 samples, 2.24%)', '1 36.4 1153.6 b (327.118 samples, 97.76%)'],
    ],
    [
      'huge counts',
      'a;b 9007199254740993\na 9007199254740992\n',
      ['1 10 1180 a (18,014,398,509,481,985 samples, 100.00%)', '2 600 590 b (9,007,199,254,740,993 samples, 50.00%)'],
    ],
    ['CRLF', 'a 1\r\nb 1\r\n', ['1 10 590 a (1 samples, 50.00%)', '1 600 590 b (1 samples, 50.00%)']],
    ['comments', '# comment 5\na 1\n', ['1 10 1180 a (1 samples, 100.00%)']],
    ['a semicolon at the end', 'a; 1\n', ['1 10 1180 a (1 samples, 100.00%)']],
    [
      'empty names between',
      'a;;b 1\n',
      [
        '1 10 1180 a (1 samples, 100.00%)',
        '2 10 1180 [unknown] (1 samples, 100.00%)',
        '3 10 1180 b (1 samples, 100.00%)',
      ],
    ],
    ['spaces', 'my prog;do it 1\n', ['1 10 1180 my prog (1 samples, 100.00%)', '2 10 1180 do it (1 samples, 100.00%)']],
    ['annotations', 'a_[k] 1\na 1\n', ['1 10 590 a (1 samples, 50.00%)', '1 600 590 a (1 samples, 50.00%)']],
    [
      'control characters',
      'a\u001b[31m\u0000;\u202eb 1\n',
      ['1 10 1180 a\\x1b[31m\\x00 (1 samples, 100.00%)', '2 10 1180 \\u202eb (1 samples, 100.00%)'],
    ],
    ['invalid UTF-8', Buffer.from([0x61, 0xff, 0xc3, 0x20, 0x31]), ['1 10 1180 a\\xff\\xc3 (1 samples, 100.00%)']],
    ['markup', `<b>&"']]> 1\n`, [`1 10 1180 <b>&"']]> (1 samples, 100.00%)`]],
  ])('%s', (_, text, expected) => {
    expect(table(text).slice(1)).toEqual(expected);
  });

  it('reach 3000 levels', () => {
    const frames = frameTable(svg(folded(`${Array.from({ length: 3000 }, () => 'f').join(';')} 1\n`)));
    expect(frames).toHaveLength(3001);
    expect(frames.at(-1)).toMatchObject({ depth: 3000, x: 10, width: 1180 });
  });

  it('merge from the leaf with --reverse and keep time with --flamechart', () => {
    expect(table('a;b;c 1\nd;c 2\n', { reverse: true }).map((line) => line.split(' ').slice(0, 4).join(' '))).toEqual([
      '0 10 1180 all',
      '1 10 1180 c',
      '2 10 393.3 b',
      '3 10 393.3 a',
      '2 403.3 786.7 d',
    ]);
    const chart = frameTable(svg(folded('a;b 1\na 1\na;b 1\nc 1\na 1\n', true), { flamechart: true }));
    expect(chart.map(({ title, x, width }) => `${x} ${width} ${title.split(' ')[0]}`)).toEqual([
      '10 1180 all',
      '10 708 a',
      '10 236 b',
      '482 236 b',
      '718 236 c',
      '954 236 a',
    ]);
  });

  it('are left out under --minwidth, in pixels or in percent', () => {
    const text = 'a 999\nb 1\n';
    expect(table(text, { minwidth: 1 })).toHaveLength(3);
    expect(table(text, { minwidth: 2 })).toHaveLength(2);
    expect(table(text, { minwidth: '0.1%' })).toHaveLength(3);
    expect(table(text, { minwidth: '0.11%' })).toHaveLength(2);
  });

  it('say nanoseconds in the unit that they are counted in', () => {
    const builder = new ProfileBuilder([{ type: 'off-cpu', unit: 'nanoseconds', decimals: 0 }]);
    builder.sample(builder.stack(-1, builder.internFrame(namedFrame('wait'))), [4_003_356_913]);
    const titles = (countname: string): string | undefined =>
      frameTable(svg(builder.finish(), { countname }))[1]?.title;
    expect(titles('us')).toBe('wait (4,003,356.913 us, 100.00%)');
    expect(titles('ns')).toBe('wait (4,003,356,913 ns, 100.00%)');
  });

  it('follow --total, --factor, --countname and --width', () => {
    expect(table('a 50\n', { total: 100, countname: 'ms', factor: 2, width: 220 })).toEqual([
      '0 10 200 all (200 ms, 100%)',
      '1 10 100 a (100 ms, 50.00%)',
    ]);
  });
});

describe('comparison', () => {
  const before = foldStacks([
    [['a', 'b'], 40],
    [['a', 'gone'], 60],
    [['same'], 100],
  ]);
  const after = foldStacks([
    [['a', 'b'], 90],
    [['a', 'new'], 10],
    [['same'], 100],
  ]);

  it('says the change of the frame itself and of its subtree', () => {
    const titles = frameTable(svg(diffProfiles(before, after))).map(({ title }) => title);
    expect(titles).toContain('a (100 samples, 50.00%; 0.00%, subtree 0.00%)');
    expect(titles).toContain('b (90 samples, 45.00%; +25.00%, subtree +25.00%)');
    expect(titles).toContain('new (10 samples, 5.00%; +5.00%, subtree +5.00%)');
  });

  it('keeps a real frame beside one that vanished, and sums repeated stacks', () => {
    const profile = folded('a;f 5 0\na;f;x 0 7\na;f 1 3\n');
    const titles = frameTable(svg(profile)).map(({ title }) => title.replace(/ \(.*/, ''));
    expect(titles).toEqual(['all', 'a', 'f', 'x']);
    expect(frameTable(svg(profile))[2]?.title).toBe('f (10 samples, 100.00%; -30.00%, subtree +40.00%)');
  });

  it('gives new frames a hue of their own and leaves chance grey', () => {
    const fills = (options: FlameOptions) =>
      Object.fromEntries(
        [
          ...svg(diffProfiles(before, after), options).matchAll(/<title>(\S+) [^<]*<\/title><rect [^>]*fill="(#\w+)"/g),
        ].map((match) => [match[1], match[2]]),
      );
    expect(fills({ noise: 3 })['same']).toBe('#d9d9d6');
    expect(fills({ noise: 0 })['new']).toBe('#f2dc3c');
    expect(fills({ noise: 100 })['b']).toBe('#d9d9d6');
  });

  it('normalises', () => {
    const diff = diffProfiles(
      foldStacks([
        [['a'], 1],
        [['b'], 1],
      ]),
      foldStacks([
        [['a'], 10],
        [['b'], 30],
      ]),
      { normalise: true },
    );
    expect([...diff.samples.values[0]!]).toEqual([20, 20]);
  });
});

describe('the document', () => {
  it('is well-formed whatever the names, titles and notes hold', () => {
    let seed = 7;
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return (seed >>> 8) % below;
    };
    for (let round = 0; round < 300; round++) {
      const bytes = Buffer.from(
        Array.from({ length: 1 + random(60) }, () => (random(3) === 0 ? random(256) : 0x20 + random(95))),
      );
      const text = bytes.toString('latin1');
      const options = {
        title: text,
        subtitle: text,
        notes: text,
        countname: text,
        nametype: text,
        fonttype: text,
        strokecolor: text,
        bgcolors: text,
      };
      parse(svg(folded(Buffer.concat([bytes, Buffer.from(' 1\nx 1\n')])), options));
      parse(svg(foldStacks([[[text, '\ud800', `${text}\udfff`], 1]]), options));
    }
  });

  it('says so when there are no samples', () => {
    const text = svg(folded(''));
    expect(text.length).toBeLessThan(6000);
    expect(parse(text).textContent).toContain('No samples.');
  });

  it('is inert: no name becomes an attribute, an element or script', () => {
    const name = `"><script>alert(1)</script><a onclick='x' href="javascript:x">`;
    const root = parse(svg(foldStacks([[[name], 1]]), { title: name, notes: `--> ${name}` }));
    expect(root.getElementsByTagName('script')).toHaveLength(1);
    expect(root.getElementsByTagName('a')).toHaveLength(0);
  });

  it('asks for nothing from elsewhere', () => {
    const text = svg(folded('a 1\n')) + Buffer.concat(renderHtml(folded('a 1\n'))).toString();
    const addresses = new Set(text.match(/https?:\/\/[^"'`\s)]+/g));
    expect([...addresses].sort()).toEqual([
      'http://www.w3.org/1999/xhtml',
      'http://www.w3.org/1999/xlink',
      'http://www.w3.org/2000/svg',
    ]);
  });

  it('has a fixed width only when asked, and the ids that other programs look for', () => {
    const ids = ['background', 'title', 'details', 'unzoom', 'search', 'ignorecase', 'matched', 'frames'];
    const fluid = parse(svg(folded('a 1\n')));
    expect(fluid.getAttribute('width')).toBe('100%');
    expect(parse(svg(folded('a 1\n'), { width: 800 })).getAttribute('width')).toBe('800');
    for (const id of ids) expect(fluid.ownerDocument!.getElementById(id), id).not.toBeNull();
  });

  it('names what the colours mean, from kinds and not from names', () => {
    const legend = (text: string): string[] =>
      [...svg(folded(text)).matchAll(/class="end note"[^>]*>([^<]+)</g)].map((match) => match[1]!);
    expect(legend('a;b_[k];c_[j];d_[i] 1\n')).toEqual(['user', 'inlined', 'JIT', 'kernel']);
    expect(legend('a;vfs_read 1\n')).toEqual([]);
  });
});
