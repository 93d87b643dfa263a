import { BccxError } from '../errors/bccx-error.ts';

/**
 * Does work that Ctrl-C and SIGTERM stop at once. What changes the store does so in one step, so nothing is half done.
 *
 * @param name of what is installed, for the error
 * @throws {BccxError} BCCX_ADD_INTERRUPTED
 */
export async function interruptible<T>(name: string, work: () => Promise<T>): Promise<T> {
  let interrupt: (() => void) | undefined;
  const interrupted = new Promise<never>((_, reject) => {
    interrupt = () => reject(new BccxError('BCCX_ADD_INTERRUPTED', { package: name }));
  });
  process.once('SIGINT', interrupt as () => void);
  process.once('SIGTERM', interrupt as () => void);
  try {
    return await Promise.race([work(), interrupted]);
  } finally {
    process.off('SIGINT', interrupt as () => void);
    process.off('SIGTERM', interrupt as () => void);
  }
}
