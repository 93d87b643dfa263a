import { readFileSync } from 'node:fs';

/** Where the kernel lists the functions that can be traced; missing without function tracing, forbidden by lockdown. */
const traceable = [
  '/sys/kernel/tracing/available_filter_functions',
  '/sys/kernel/debug/tracing/available_filter_functions',
];
const blacklist = '/sys/kernel/debug/kprobes/blacklist';

/**
 * Kernel functions whose name matches, each once. Names that several functions have are left out: a probe by name would not
 * say which is meant. Where the kernel does not tell what can be traced, all of its functions are taken.
 */
export function kernelFunctions(wanted: (name: string) => boolean): string[] {
  const names = traceableNames() ?? symbolNames();
  const unwanted = new Set(read(blacklist)?.match(/\S+$/gm));
  const seen = new Map<string, number>();
  for (const each of names) if (wanted(each)) seen.set(each, (seen.get(each) ?? 0) + 1);
  return [...seen].flatMap(([each, times]) => (times === 1 && !unwanted.has(each) ? [each] : []));
}

/** Lines are `name` or `name [module]`. */
function traceableNames(): string[] | undefined {
  for (const path of traceable) {
    const text = read(path);
    if (text !== undefined && text !== '') return text.split('\n').map((line) => line.split(/\s/, 1)[0] ?? '');
  }
  return undefined;
}

/** Lines are `address type name` or `address type name [module]`; t and T are code. */
function symbolNames(): string[] {
  return [...(read('/proc/kallsyms') ?? '').matchAll(/^[0-9a-f]+ [tT] (\S+)/gm)].map(([, name = '']) => name);
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return undefined;
  }
}
