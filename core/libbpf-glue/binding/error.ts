import { constants } from 'node:os';

const names = new Map<number, string>();
for (const [name, value] of Object.entries(constants.errno)) {
  if (!names.has(value)) names.set(value, name);
}

/** What a failed call of the glue says. */
export interface GlueFailure {
  /** What was being done, such as `load object 'profile'`. */
  operation: string;
  /** Positive errno; 0 when the failure is the binding's own, such as use after close. */
  errno: number;
  /** The glue's last-error text. */
  text: string;
  /** The kernel verifier's whole log, when a program was refused. */
  verifierLog?: string;
}

/** A failure of the glue: an errno with its name, what was being done and why it did not work. */
export class GlueError extends Error {
  readonly operation: string;
  readonly errno: number;
  /** The errno's name (`EPERM`), `ECLOSED` for a closed handle, `EBUSY` for one in use, `EGLUE` for a library that cannot be used. */
  readonly code: string;
  readonly text: string;
  readonly verifierLog: string | undefined;

  constructor(failure: GlueFailure, code = names.get(failure.errno) ?? `E${failure.errno}`) {
    super(`glue: ${failure.operation}: ${failure.text}`);
    this.name = 'GlueError';
    this.operation = failure.operation;
    this.errno = failure.errno;
    this.code = code;
    this.text = failure.text;
    this.verifierLog = failure.verifierLog;
  }
}
