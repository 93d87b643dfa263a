import { readdirSync, readFileSync } from 'node:fs';
import type { Glue } from '@bccx/libbpf-glue';

/** Every tracepoint as `category:event`. @throws {GlueError} when tracefs cannot be read */
export function tracepoints(glue: Glue): string[] {
  return withTracefs(glue, 'events', (events) =>
    foldersIn(events).flatMap((category) => foldersIn(`${events}/${category}`).map((event) => `${category}:${event}`)),
  );
}

/** Functions that can be traced, one of `name` or `name [module]` a line; undefined where the kernel does not tell. */
export function traceableFunctions(glue: Glue): string | undefined {
  try {
    return withTracefs(glue, 'available_filter_functions', (path) => readFileSync(path, 'latin1'));
  } catch {
    return undefined;
  }
}

/** Reads through a descriptor, because tracefs need not be mounted where anybody sees it. */
function withTracefs<T>(glue: Glue, path: string, use: (path: string) => T): T {
  const fd = glue.openTracefs(path);
  try {
    return use(`/proc/self/fd/${fd}`);
  } finally {
    glue.closeFd(fd);
  }
}

function foldersIn(path: string): string[] {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
}
