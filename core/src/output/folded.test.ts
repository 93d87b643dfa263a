import { describe, expect, it } from 'vitest';
import { ProfileBuilder } from '../profile/builder.ts';
import { decodeProfile } from '../profile/decode.ts';
import { foldStacks } from '../profile/fold.ts';
import { FRAME_KIND, type Label, namedFrame, type Profile } from '../profile/model.ts';
import { type FoldedOptions, renderFolded } from './folded.ts';
import { encodePprof } from './pprof-encode.ts';

function folded(profile: Profile, options?: FoldedOptions): string {
  return Buffer.concat(renderFolded(profile, options)).toString();
}

const comm: Label = { key: 'comm', text: 'npm i', number: 0n, unit: '' };
const pid: Label = { key: 'pid', text: '', number: 42n, unit: '' };

function mixed(): Profile {
  const builder = new ProfileBuilder([{ type: 'samples', unit: 'count', decimals: 0 }]);
  const main = builder.stack(-1, builder.internFrame(namedFrame('main', FRAME_KIND.user)));
  const read = builder.stack(main, builder.internFrame(namedFrame('read;it', FRAME_KIND.user)));
  const kernel = builder.stack(read, builder.internFrame(namedFrame('vfs_read', FRAME_KIND.kernel)));
  builder.sample(kernel, [3], { labels: [comm, pid] });
  builder.sample(main, [1], { labels: [comm, pid] });
  return builder.finish();
}

describe('folded', () => {
  it('puts the process first, user frames, then kernel frames with their suffix', () => {
    expect(folded(mixed())).toBe('npm i;main;read:it;vfs_read_[k] 3\nnpm i;main 1\n');
  });

  it('follows BCC -d, -U, -K and no -a', () => {
    expect(folded(mixed(), { delimiter: true, annotations: false, sort: 'ascending' })).toBe(
      'npm i;main 1\nnpm i;main;read:it;-;vfs_read 3\n',
    );
    expect(folded(mixed(), { only: 'kernel', delimiter: true })).toBe('npm i;vfs_read_[k] 3\nnpm i 1\n');
    expect(folded(mixed(), { only: 'user', annotations: false })).toBe('npm i;main;read:it 3\nnpm i;main 1\n');
  });

  it('adds up stacks that differ only by address', () => {
    const builder = new ProfileBuilder([{ type: 'samples', unit: 'count', decimals: 0 }]);
    for (const address of [1n, 2n]) {
      builder.sample(builder.stack(-1, builder.internFrame({ ...namedFrame('f'), address })), [2n ** 60n]);
    }
    expect(folded(builder.finish())).toBe(`f ${2n ** 61n}\n`);
  });

  it('survives pprof with every kind of frame', () => {
    const profile = foldStacks([
      [['a', 'k_[k]', 'j_[j]', 'c1_[1]', 'int_[0]', 'w_[w]', 'in_[i]'], 7],
      [['a', '-', '[Missed User Stack]', 'caf\u00e9 \u{1f600}'], 9007199254740993n],
    ]);
    expect(folded(decodeProfile(encodePprof(profile)), { sort: 'ascending' })).toBe(
      'a;k_[k];j_[j];c1_[1];int_[0];w_[w];in_[i] 7\na;-;[Missed User Stack];caf\u00e9 \u{1f600} 9007199254740993\n',
    );
  });
});
