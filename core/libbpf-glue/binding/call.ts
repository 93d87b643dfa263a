import { GlueError } from './error.ts';
import type { Loaded } from './native.ts';

/** The result of a C function that answers -errno. @throws {GlueError} with the glue's text */
export function checked(library: Loaded, result: number | bigint): number {
  const number = Number(result);
  if (number < 0) throw new GlueError({ errno: -number, text: library.native.bccx_last_error() });
  return number;
}

/** The pointer that a C constructor made. @throws {GlueError} with the glue's text */
export function made(library: Loaded, pointer: bigint | null): bigint {
  if (pointer === null) {
    // Before another call can change it.
    const errno = library.koffi.errno();
    throw new GlueError({ errno, text: library.native.bccx_last_error() });
  }
  return pointer;
}
