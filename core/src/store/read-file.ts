import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { fileCause } from '../errors/file-cause.ts';

/**
 * Whole content of a regular file, through one descriptor and never through a link as the last step of the path.
 *
 * @throws Error whose message is the cause: missing, a link, no regular file, larger than maxBytes
 */
export function readRegularFile(path: string, maxBytes: number): Buffer {
  const fd = open(path);
  try {
    const stats = fstatSync(fd);
    if (!stats.isFile()) throw new Error('is not a regular file');
    if (stats.size > maxBytes) throw new Error(`is larger than ${maxBytes} bytes`);
    const bytes = Buffer.allocUnsafe(stats.size);
    let at = 0;
    while (at < bytes.length) {
      const read = readSync(fd, bytes, at, bytes.length - at, at);
      if (read === 0) throw new Error('became shorter while it was read');
      at += read;
    }
    return bytes;
  } finally {
    closeSync(fd);
  }
}

function open(path: string): number {
  try {
    return openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    throw new Error(fileCause(error), { cause: error });
  }
}
