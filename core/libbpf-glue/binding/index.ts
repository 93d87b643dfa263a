export type { BpfMap, BpfObject, BpfProgram, Glue, Link, RingBuffer } from './api.ts';
export { loadGlue } from './api.ts';
export { GlueError } from './error.ts';
export { type GluePaths, gluePaths } from './paths.ts';
export type {
  AttachMode,
  Consumed,
  Drained,
  Facility,
  MapInfo,
  ObjectStats,
  OpenOptions,
  PerfEventOptions,
  Probed,
  ProgramInfo,
} from './types.ts';
