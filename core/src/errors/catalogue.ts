/**
 * Every error bccx can show: what happened, what to do about it, and the exit code.
 *
 * Messages read `<area>: <doing what> '<which>': <cause>`: lower case, no full stop. `{name}` is replaced by a parameter.
 * Exit codes: 1 failure, 2 usage, 3 not found or incompatible, 4 integrity, trust or permission, 5 missing privilege or
 * kernel feature, 130 interrupted `add`. docs/errors.md is generated from this table.
 */
export const catalogue = {
  BCCX_INTERNAL: {
    message: 'bccx: {what}',
    hint: 'this is a bug in bccx; please report it with the command line and `bccx doctor`',
    exit: 1,
  },
  BCCX_USAGE: { message: 'bccx: {what}', hint: 'see `bccx help {verb}`', exit: 2 },
} as const satisfies Record<string, { message: string; hint: string; exit: 1 | 2 | 3 | 4 | 5 | 130 }>;

export type ErrorCode = keyof typeof catalogue;
