/** Samples as other programs' formats want them: frames by what they are called, the process as the outermost one. */
import { frameName } from '../profile/frame-name.ts';
import { FRAME_KIND, type FrameKind, type Profile } from '../profile/model.ts';
import { sampleLabel } from '../profile/sample-stack.ts';
import { visible } from './escape.ts';

export interface PathFrame {
  /** Safe to be shown. */
  readonly name: string;
  readonly kind: FrameKind;
  readonly inlined: boolean;
  readonly file: string;
  readonly line: number;
  readonly object: string;
}

/** Distinct frames, and a way to get the frames of each sample. */
export class SamplePaths {
  readonly frames: PathFrame[] = [];
  readonly #profile: Profile;
  readonly #ids = new Map<string, number>();
  readonly #frameOf: Int32Array;

  constructor(profile: Profile) {
    this.#profile = profile;
    this.#frameOf = Int32Array.from(profile.frames, (frame) =>
      this.#intern({
        name: visible(frameName(frame)),
        kind: frame.kind,
        inlined: frame.inlined,
        file: visible(frame.file),
        line: frame.line,
        object: visible(frame.mapping?.file ?? ''),
      }),
    );
  }

  /** Frame numbers of a sample, outermost first. */
  of(sample: number): number[] {
    const { stacks, samples } = this.#profile;
    const path: number[] = [];
    for (let node = samples.stack[sample]!; node >= 0; node = stacks.parent[node]!) {
      path.push(this.#frameOf[stacks.frame[node]!]!);
    }
    const comm = sampleLabel(this.#profile, sample, 'comm');
    if (comm !== undefined) path.push(this.#process(comm.text));
    return path.reverse();
  }

  #process(comm: string): number {
    return this.#intern({
      name: visible(comm),
      kind: FRAME_KIND.process,
      inlined: false,
      file: '',
      line: 0,
      object: '',
    });
  }

  #intern(frame: PathFrame): number {
    const key = `${frame.kind}\u0000${frame.inlined}\u0000${frame.line}\u0000${frame.file}\u0000${frame.object}\u0000${frame.name}`;
    let id = this.#ids.get(key);
    if (id === undefined) {
      id = this.frames.push(frame) - 1;
      this.#ids.set(key, id);
    }
    return id;
  }
}
