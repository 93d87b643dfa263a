import { expect, it } from 'vitest';
import { ProfileBuilder } from '../profile/builder.ts';
import { FRAME_KIND, namedFrame, type Profile } from '../profile/model.ts';
import { renderText, type TextOptions } from './text.ts';

const text = (profile: Profile, options?: TextOptions): string =>
  Buffer.concat(renderText(profile, options)).toString();

function sample(): Profile {
  const mapping = { start: 0x1000n, limit: 0x2000n, fileOffset: 0n, file: '/usr/lib/libx.so', buildId: '' };
  const builder = new ProfileBuilder([{ type: 'samples', unit: 'count', decimals: 0 }]);
  const labels = [
    { key: 'comm', text: 'dd\u001b[31m', number: 0n, unit: '' },
    { key: 'pid', text: '', number: 25036n, unit: '' },
  ];
  const unnamed = { ...namedFrame('', FRAME_KIND.user), mapping, address: 0x1234n, objectOffset: 0x234n };
  const user = { ...namedFrame('read', FRAME_KIND.user), address: 0x1300n, objectOffset: 0x310n, symbolStart: 0x300n };
  const kernel = { ...namedFrame('vfs_read', FRAME_KIND.kernel), address: 0xffffffff81000010n };
  const bottom = builder.stack(-1, builder.internFrame(unnamed));
  const middle = builder.stack(bottom, builder.internFrame(user));
  builder.sample(builder.stack(middle, builder.internFrame(kernel)), [12], { labels });
  builder.sample(bottom, [1], { labels });
  return builder.finish();
}

it("is BCC's block: kernel leaf to root, user leaf to root, process, count, ascending", () => {
  expect(text(sample())).toBe(
    [
      '    [unknown] (/usr/lib/libx.so+0x234)',
      '    -                dd\\x1b[31m (25036)',
      '        1',
      '',
      '    vfs_read',
      '    read',
      '    [unknown] (/usr/lib/libx.so+0x234)',
      '    -                dd\\x1b[31m (25036)',
      '        12',
      '',
      '',
    ].join('\n'),
  );
});

it('has -d, -a, -A and offsets', () => {
  const all = text(sample(), {
    delimiter: true,
    annotations: true,
    addresses: true,
    offsets: true,
    sort: 'descending',
  });
  expect(all.split('\n').slice(0, 4)).toEqual([
    '    0xffffffff81000010 vfs_read_[k]',
    '    --',
    '    0x0000000000001300 read+0x10',
    '    0x0000000000001234 [unknown] (/usr/lib/libx.so+0x234)',
  ]);
});

it('is stackcount’s block in the calls layout', () => {
  expect(text(sample(), { layout: 'calls', delimiter: true })).toBe(
    [
      '  [unknown] (/usr/lib/libx.so+0x234)',
      '    dd\\x1b[31m [25036]',
      '    1',
      '',
      '  vfs_read',
      '    --',
      '  read',
      '  [unknown] (/usr/lib/libx.so+0x234)',
      '    dd\\x1b[31m [25036]',
      '    12',
      '',
      '',
    ].join('\n'),
  );
});

it('tells inlined frames apart, and says where each frame is', () => {
  const builder = new ProfileBuilder([{ type: 'samples', unit: 'count', decimals: 0 }]);
  const outer = { ...namedFrame('outer', FRAME_KIND.user), file: '/src/a.c', line: 7 };
  const inner = { ...namedFrame('inner', FRAME_KIND.user, true), file: '/src/a\u001b.h', line: 3 };
  const bare = { ...namedFrame('leaf', FRAME_KIND.jit), file: '/src/a.c' };
  const stack = [outer, inner, bare].reduce((node, frame) => builder.stack(node, builder.internFrame(frame)), -1);
  builder.sample(stack, [1]);
  const profile = builder.finish();
  const shown = (options: TextOptions) => text(profile, options).split('\n').slice(0, 3);
  expect(shown({})).toEqual(['    leaf', '    inner (inlined)', '    outer']);
  expect(shown({ lines: true })).toEqual([
    '    leaf',
    '    inner (inlined) at /src/a\\x1b.h:3',
    '    outer at /src/a.c:7',
  ]);
  expect(shown({ annotations: true })).toEqual(['    leaf_[j]', '    inner_[i]', '    outer']);
});

it('says with -v which object a frame is of and where its name comes from, or why it has none', () => {
  const builder = new ProfileBuilder([{ type: 'samples', unit: 'count', decimals: 0 }]);
  const mapping = { start: 0n, limit: 0n, fileOffset: 0n, file: '/opt/a\u001bb', buildId: 'c0ffee' };
  const named = (name: string, source: number) => ({ ...namedFrame(name, FRAME_KIND.user), mapping, source });
  const frames = [
    named('label', 8),
    named('outer', 1),
    { ...named('inner', 1), inlined: true, file: 'a.c', line: 3 },
    { ...namedFrame('', FRAME_KIND.user), mapping, objectOffset: 0x234n, why: 5 },
    { ...namedFrame('', FRAME_KIND.user), why: 1 },
    namedFrame('old', FRAME_KIND.user),
  ];
  builder.sample(
    frames.reduceRight((node, frame) => builder.stack(node, builder.internFrame(frame)), -1),
    [1],
  );
  expect(text(builder.finish(), { origins: true, lines: true }).split('\n').slice(0, 6)).toEqual([
    '    label (/opt/a\\x1bb) [sizeless symbol]',
    '    outer (/opt/a\\x1bb) [symtab]',
    '    inner (inlined) at a.c:3 (/opt/a\\x1bb) [dwarf]',
    '    [unknown] (/opt/a\\x1bb+0x234) [build id c0ffee, no symbol covers it]',
    '    [unknown] [process gone]',
    '    old',
  ]);
});
