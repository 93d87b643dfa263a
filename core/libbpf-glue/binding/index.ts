// biome-ignore lint/performance/noBarrelFile: the package's entry
export { GlueError } from './error.ts';
export { tryLockFile } from './file-lock.ts';
export type { Glue } from './glue.ts';
export { loadGlue } from './glue.ts';
export type { Link } from './link.ts';
export type { BpfMap } from './map.ts';
export type { BpfObject } from './object.ts';
export type { GluePaths } from './paths.ts';
export { gluePaths } from './paths.ts';
export type { BpfProgram } from './program.ts';
export type { RingBuffer } from './ring.ts';
export { TASK_EVENT_BYTES, type TaskEvents } from './task-events.ts';
export type {
  AttachMode,
  Consumed,
  Drained,
  DrainOptions,
  Facility,
  KprobeMultiOptions,
  KprobeOptions,
  MapInfo,
  ObjectStats,
  OpenOptions,
  PerfEventOptions,
  Probed,
  ProgramInfo,
  ProgramStats,
  TracepointOptions,
  UprobeMultiOptions,
  UprobeOptions,
} from './types.ts';
