import { constants } from 'node:os';

/** What a GlueError is made of. */
export interface GlueFailure {
  /** Positive errno; 0 when the failure is the binding's own. */
  readonly errno: number;
  readonly text: string;
  /** Overrides the errno's name. */
  readonly code?: string;
  readonly hint?: string;
  readonly verifierLog?: string;
}

/** A failure of the glue, in words and as an errno. */
export class GlueError extends Error {
  /** Positive errno; 0 when the failure is the binding's own. */
  readonly errno: number;
  /** The errno's name (`EPERM`), or `ECLOSED`: the handle was closed; `EGLUE`: the library cannot be used here. */
  readonly code: string;
  /** What could not be done and why: lower case, one line. The message is the same behind `glue: `. */
  readonly text: string;
  /** What to do about it, where that is known. */
  readonly hint: string | undefined;
  /** The kernel verifier's whole log, when it refused a program. */
  readonly verifierLog: string | undefined;

  constructor(failure: GlueFailure) {
    super(`glue: ${failure.text}`);
    this.name = 'GlueError';
    this.errno = failure.errno;
    this.code = failure.code ?? errnoName(failure.errno);
    this.text = failure.text;
    this.hint = failure.hint;
    this.verifierLog = failure.verifierLog;
  }
}

/** The kernel's ENOTSUPP, which is not in errno.h but leaves it all the same. */
const ENOTSUPP = 524;

function errnoName(errno: number): string {
  if (errno === ENOTSUPP) return 'ENOTSUPP';
  const found = Object.entries(constants.errno).find(([, value]) => value === errno);
  return found?.[0] ?? `E${errno}`;
}
