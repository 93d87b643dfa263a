import { readdirSync } from 'node:fs';

const places = ['/sys/kernel/tracing/events', '/sys/kernel/debug/tracing/events'];

/** Every tracepoint as `category:event`; undefined when tracefs is not mounted or cannot be read. */
export function tracepoints(): string[] | undefined {
  for (const place of places) {
    const categories = foldersIn(place);
    if (categories.length === 0) continue;
    return categories.flatMap((category) => foldersIn(`${place}/${category}`).map((event) => `${category}:${event}`));
  }
  return undefined;
}

function foldersIn(path: string): string[] {
  try {
    return readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  } catch {
    return [];
  }
}
