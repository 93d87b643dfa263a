import { readFileSync } from 'node:fs';
import type { Glue } from '@bccx/libbpf-glue';
import { traceableFunctions } from './tracefs.ts';

/**
 * Kernel functions whose name is wanted, each once. Names that several functions have are left out: a probe by name would not
 * say which is meant. Where the kernel does not tell what can be traced, all of its functions are taken.
 */
export function kernelFunctions(glue: Glue, wanted: (name: string) => boolean): string[] {
  const seen = new Map<string, number>();
  for (const name of traceableNames(glue) ?? symbolNames()) if (wanted(name)) seen.set(name, (seen.get(name) ?? 0) + 1);
  return [...seen].flatMap(([name, times]) => (times === 1 ? [name] : []));
}

function traceableNames(glue: Glue): string[] | undefined {
  const names = traceableFunctions(glue)
    ?.split('\n')
    .map((line) => line.split(/\s/, 1)[0] ?? '');
  return names?.filter((name) => name !== '');
}

/** Lines are `address type name` or `address type name [module]`; t and T are code. */
function symbolNames(): string[] {
  const text = readFileSync('/proc/kallsyms', 'latin1');
  return [...text.matchAll(/^[0-9a-f]+ [tT] (\S+)/gm)].map(([, name = '']) => name);
}
