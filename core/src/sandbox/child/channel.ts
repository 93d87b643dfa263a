import { readSync, writeSync, writevSync } from 'node:fs';

/** Descriptors that bccx-jail gives the child (core/libbpf-glue/jail/descriptors.h). */
export const CHANNEL = { COMMANDS: 0, RESULTS: 1, REQUESTS: 3, REPLIES: 4 } as const;

/** Fills `into`; false when the other end closed before. */
export function readExactly(fd: number, into: Uint8Array): boolean {
  for (let at = 0; at < into.byteLength; ) {
    const n = readSync(fd, into, at, into.byteLength - at, null);
    if (n === 0) return false;
    at += n;
  }
  return true;
}

export function writeAll(fd: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.byteLength; ) at += writeSync(fd, bytes, at, bytes.byteLength - at, null);
}

/** Writes both, with one system call where that does. */
export function writeBoth(fd: number, head: Uint8Array, body: Uint8Array): void {
  const n = writevSync(fd, [head, body]);
  if (n < head.byteLength) {
    writeAll(fd, head.subarray(n));
    writeAll(fd, body);
  } else writeAll(fd, body.subarray(n - head.byteLength));
}
