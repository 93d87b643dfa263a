import { ProfileBuilder, type SampleExtras } from '../profile/builder.ts';
import { FRAME_KIND, type Frame, type FrameKind, type Label, namedFrame, type ValueType } from '../profile/model.ts';

/** Builds a profile from stacks as text forms print them: leaf first. */
export class StackBuilder {
  readonly profile: ProfileBuilder;
  readonly #frames = new Map<string, number>();

  constructor(valueTypes: readonly ValueType[]) {
    this.profile = new ProfileBuilder(valueTypes);
  }

  /** The index of a frame that only has a name, a kind and perhaps an object. */
  frame(name: string, kind: FrameKind, object = '', inlined = false): number {
    const key = `${kind}${inlined ? 'i' : ' '}${object}\u0000${name}`;
    let index = this.#frames.get(key);
    if (index === undefined) {
      index = this.profile.addFrame(makeFrame(name, kind, object, inlined));
      this.#frames.set(key, index);
    }
    return index;
  }

  /** Adds a sample of the frames, leaf first. */
  add(leafFirst: readonly number[], values: readonly (number | bigint)[], extras: SampleExtras = {}): void {
    let node = -1;
    for (let i = leafFirst.length - 1; i >= 0; i--) node = this.profile.stack(node, leafFirst[i]!);
    this.profile.sample(node, values, extras);
  }
}

function makeFrame(name: string, kind: FrameKind, object: string, inlined: boolean): Frame {
  const frame = namedFrame(name, kind, inlined);
  if (object === '' || kind === FRAME_KIND.kernel) return frame;
  return { ...frame, mapping: { start: 0n, limit: 0n, fileOffset: 0n, file: object, buildId: '' } };
}

/** Labels for a process as every text form names it. */
export function processLabels(comm: string, pid: bigint | undefined): Label[] {
  const labels: Label[] = [{ key: 'comm', text: comm, number: 0n, unit: '' }];
  if (pid !== undefined) labels.push({ key: 'pid', text: '', number: pid, unit: '' });
  return labels;
}
