import { BccxError } from '../../../core/src/errors/bccx-error.ts';

/** The error that stops a run; anything else that is thrown, and no error at all, fails the test. */
export function refusal(run: () => unknown): BccxError {
  try {
    run();
  } catch (error) {
    if (error instanceof BccxError) return error;
    throw error;
  }
  throw new Error('it was not refused');
}
