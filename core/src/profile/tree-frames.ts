import { frameName } from './frame-name.ts';
import { FRAME_KIND, type FrameKind, type Profile } from './model.ts';

/** What distinguishes frames in a call tree. */
export interface TreeFrame {
  readonly name: string;
  readonly kind: FrameKind;
  readonly inlined: boolean;
}

/** The distinct frames of a tree: those of a profile by what they are called, and its processes. */
export class TreeFrames {
  readonly frames: TreeFrame[] = [];
  /** Profile frame → tree frame. */
  readonly ofFrame: Int32Array;
  readonly #profile: Profile;
  readonly #roots: readonly string[];
  readonly #ids = new Map<string, number>();

  /** `roots` names the labels that become the outermost frames, in order. */
  constructor(profile: Profile, roots: readonly string[]) {
    this.#profile = profile;
    this.#roots = roots;
    this.ofFrame = new Int32Array(profile.frames.length);
    profile.frames.forEach((frame, i) => {
      this.ofFrame[i] = this.#id(frameName(frame), frame.kind, frame.inlined);
    });
  }

  /** No two frames of the profile are the same here. */
  get oneToOne(): boolean {
    return this.frames.length === this.#profile.frames.length;
  }

  /** The outermost frames of a label set. */
  ofLabels(labelSet: number): number[] {
    const labels = this.#profile.labelSets[labelSet]!;
    const ids: number[] = [];
    for (const key of this.#roots) {
      const label = labels.find((candidate) => candidate.key === key);
      if (label === undefined) continue;
      ids.push(this.#id(label.text === '' ? `${key} ${label.number}` : label.text, FRAME_KIND.process, false));
    }
    return ids;
  }

  #id(name: string, kind: FrameKind, inlined: boolean): number {
    const key = `${kind}${inlined ? 'i' : ' '}${name}`;
    let id = this.#ids.get(key);
    if (id === undefined) {
      id = this.frames.push({ name, kind, inlined }) - 1;
      this.#ids.set(key, id);
    }
    return id;
  }
}
