import { FRAME_KIND, type Frame, type FrameKind } from './model.ts';

/** What people call the frame: its name, or `[unknown]` with the object that holds the address. */
export function frameName(frame: Frame): string {
  if (frame.name !== '') return frame.name;
  const object = frame.mapping === undefined ? '' : objectName(frame.mapping.file);
  return object === '' ? '[unknown]' : `[unknown] ${object}`;
}

/** `[libc.so.6]`: the last part of a path, in brackets. */
export function objectName(path: string): string {
  const base = path.slice(path.lastIndexOf('/') + 1);
  if (base === '') return '';
  return base.startsWith('[') && base.endsWith(']') ? base : `[${base}]`;
}

/**
 * The suffix of a frame in folded text: `_[k]` kernel, `_[i]` inlined, `_[j]` compiled at run time, `_[1]` by the first
 * tier, `_[0]` interpreted, `_[w]` a waker's; empty for the rest.
 */
export function annotation(kind: FrameKind, inlined: boolean): string {
  if (inlined) return '_[i]';
  switch (kind) {
    case FRAME_KIND.kernel:
      return '_[k]';
    case FRAME_KIND.jit:
      return '_[j]';
    case FRAME_KIND.jitTier1:
      return '_[1]';
    case FRAME_KIND.interpreter:
      return '_[0]';
    case FRAME_KIND.waker:
      return '_[w]';
    default:
      return '';
  }
}

/** A name from folded text without its annotation, and what the annotation says. */
export function parseAnnotation(text: string): { name: string; kind: FrameKind; inlined: boolean } {
  const mark = text.length > 4 && text.endsWith(']') ? text.slice(-4) : '';
  const kind = MARKS.get(mark);
  if (kind !== undefined) return { name: text.slice(0, -4), kind, inlined: false };
  if (mark === '_[i]') return { name: text.slice(0, -4), kind: FRAME_KIND.none, inlined: true };
  if (text === '-' || text === '--') return { name: text, kind: FRAME_KIND.separator, inlined: false };
  if (text.startsWith('[Missed ')) return { name: text, kind: FRAME_KIND.lost, inlined: false };
  return { name: text, kind: FRAME_KIND.none, inlined: false };
}

const MARKS: ReadonlyMap<string, FrameKind> = new Map<string, FrameKind>([
  ['_[k]', FRAME_KIND.kernel],
  ['_[j]', FRAME_KIND.jit],
  ['_[1]', FRAME_KIND.jitTier1],
  ['_[0]', FRAME_KIND.interpreter],
  ['_[w]', FRAME_KIND.waker],
]);
