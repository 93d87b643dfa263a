import type { Frame } from './model.ts';

/** Where names come from: enum bccx_source_kind of the SDK's bccx/symtab.h, by its numbers. */
const nameSources = [
  '',
  'symtab',
  'dynsym',
  'debug-file',
  'dwarf',
  'kallsyms',
  'perf-map',
  'vdso',
  'sizeless-symbol',
  'mini-debug-info',
  'plt',
  'jitdump',
  'ifunc-resolver',
  'go-table',
] as const;

const DWARF = 4;

/** Why frames have no name: enum bccx_why of the SDK's bccx/frames.h, by its numbers. */
const reasons = [
  '',
  'process-gone',
  'no-mapping',
  'unreadable-object',
  'no-symbol-table',
  'no-symbol-covers-it',
  'anonymous-memory',
  'limit-reached',
  'hidden-kernel-addresses',
] as const;

/** Where a frame's name comes from; '' when it has none or that is not known. Inlined calls are in DWARF alone. */
export function nameSource(frame: Frame): string {
  if (frame.name === '' || frame.source === 0) return '';
  return nameSources[frame.inlined ? DWARF : frame.source] ?? 'unknown';
}

/** Why a frame has no name; '' when it has one or that is not known. */
export function whyUnnamed(frame: Frame): string {
  return frame.name === '' ? (reasons[frame.why] ?? 'unknown') : '';
}
