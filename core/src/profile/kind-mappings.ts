import { FRAME_KIND, type FrameKind } from './model.ts';

/**
 * Mapping names that carry a frame's kind through pprof, which has no field for it. `[kernel.kallsyms]` is what perf
 * and pprof call the kernel.
 */
export const KIND_MAPPINGS: ReadonlyMap<string, FrameKind> = new Map<string, FrameKind>([
  ['[kernel.kallsyms]', FRAME_KIND.kernel],
  ['[kernel]', FRAME_KIND.kernel],
  ['[user]', FRAME_KIND.user],
  ['[jit]', FRAME_KIND.jit],
  ['[interpreter]', FRAME_KIND.interpreter],
  ['[lost]', FRAME_KIND.lost],
  ['[separator]', FRAME_KIND.separator],
  ['[waker]', FRAME_KIND.waker],
  ['[jit.tier1]', FRAME_KIND.jitTier1],
]);
