import { BccxError } from '../errors/bccx-error.ts';
import type { Entry } from './journal.ts';

/** One drained batch as it was given to `consume`. */
export interface KeptBatch {
  readonly stream: number;
  readonly records: Uint8Array;
  readonly count: number;
  readonly lost: bigint;
}

/** The child ended twice: the module's results are lost, and what it was given is not. */
export class SandboxEnded extends BccxError<'BCCX_SANDBOX_ENDED'> {
  /** Everything consumed since the last finish, in order. */
  readonly batches: readonly KeptBatch[];

  constructor(what: { function: string; cause: string; subject: string }, batches: readonly Entry[]) {
    super('BCCX_SANDBOX_ENDED', what);
    this.batches = batches.map(({ header, payload }) => ({
      stream: header.a,
      records: payload,
      count: header.b,
      lost: header.value,
    }));
  }
}
