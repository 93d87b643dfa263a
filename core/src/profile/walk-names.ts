/** How frames were found: enum bccx_frame_how of the SDK's bccx/stack_record.h, by its numbers. */
export const frameHows = [
  'unknown',
  'instruction',
  'frame-pointer',
  'cfi',
  'jit',
  'signal',
  'caller-at-entry',
  'uretprobe',
  'kernel',
  'late',
] as const;

/** Why a walk ended: enum bccx_stop, by its numbers. */
export const stopReasons = [
  'unknown',
  'end',
  'depth',
  'fault',
  'no-process',
  'no-mapping',
  'no-rule',
  'unsupported',
  'no-user',
  'lost',
] as const;
