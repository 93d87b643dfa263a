import { GlueError } from '@bccx/libbpf-glue';
import { BccxError, causeText } from '../errors/bccx-error.ts';

/** What a failed call of the glue says, for use as another error's cause. */
export function glueCause(error: unknown): string {
  return error instanceof GlueError ? error.text : causeText(error);
}

/** Runs what needs the glue's files; where they cannot be used, the error says what to install. */
export function withGlue<T>(use: () => T): T {
  try {
    return use();
  } catch (error) {
    if (!(error instanceof GlueError) || error.code !== 'EGLUE') throw error;
    const hint = error.hint ?? 'reinstall bccx';
    throw new BccxError('BCCX_GLUE', { cause: error.text, hint }, { cause: error });
  }
}
