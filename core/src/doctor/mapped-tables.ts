import { readFileSync } from 'node:fs';
import { gluePaths } from '@bccx/libbpf-glue';
import { BccxError } from '../errors/bccx-error.ts';
import { executableMappings } from '../process/executable-mappings.ts';
import { withGlue } from '../session/glue-failure.ts';
import { BlockPool, poolBytes } from '../unwind/block-pool.ts';
import { packTable } from '../unwind/pack.ts';
import { TableProcess } from '../unwind/table-process.ts';
import type { TableAnswer } from '../unwind/table-request.ts';

/** One object that a process maps executable, and what the walker has of it. */
export interface MappedTable {
  /** As the process's maps name it; any characters: escape before showing. */
  readonly path: string;
  /** Places where the rule for going to the caller changes; 0 without a table. */
  readonly rows: number;
  /** Bytes of kernel memory that its table takes; 0 without a table. */
  readonly bytes: number;
  /** Bytes of its code that unwind information covers, and how many of these the walker cannot follow. */
  readonly coveredBytes: number;
  readonly unsupportedBytes: number;
  /** Why it has no table; empty when it has one. */
  readonly why: string;
}

/** The page of old system calls lies above; it holds no code any more. */
const KERNEL_HALF = 1n << 63n;

/** Negative errno of bccx-unwind. */
const reasons: Readonly<Record<number, string>> = {
  [-61]: 'it has no .eh_frame section: stacks go on by frame pointers',
  [-8]: 'it is no ELF object for x86-64',
  [-7]: 'its unwind information is larger than any that is known',
  [-12]: 'its unwind information needs more memory than is granted',
  [-13]: 'it may not be read',
};

/**
 * Makes the tables of everything that a process maps executable, the way a trace does, and keeps none.
 *
 * @throws {BccxError} BCCX_TARGET_GONE
 */
export async function mappedTables(pid: number): Promise<MappedTable[]> {
  const mappings = executableMappings(pid);
  if (mappings === undefined || mappings.length === 0)
    throw new BccxError('BCCX_TARGET_GONE', { kind: 'process', id: pid });
  const paths = mappedPaths(pid);
  const objects = new Map(mappings.map(({ object, start }) => [object, start]));
  const jit = mappings.filter(({ object, start }) => object === undefined && start < KERNEL_HALF).length;
  objects.delete(undefined);
  const starts = [...objects.values()];
  const found: MappedTable[] = [];
  const tables = new TableProcess({ paths: withGlue(gluePaths), processes: [pid], onLog: () => undefined });
  try {
    const requests = starts.map((mapStart, token) => ({ startNs: 0n, epoch: 0, mapStart, tgid: pid, token }));
    await tables.build(requests, (answer) => {
      found.push(describe(paths.get(starts[answer.token] ?? 0n) ?? '', answer));
    });
  } finally {
    await tables.close();
  }
  return jit === 0 ? found : [...found, withoutFile(jit)];
}

function describe(path: string, answer: TableAnswer): MappedTable {
  const { error, rows, fdeBytes, unsupportedBytes, textEnd } = answer;
  const covered = { coveredBytes: Number(fdeBytes), unsupportedBytes: Number(unsupportedBytes) };
  if (error !== 0) {
    return { path, rows: 0, bytes: 0, ...covered, why: reasons[error] ?? `it cannot be read (errno ${-error})` };
  }
  const pool = new BlockPool(() => undefined, 16 * poolBytes);
  packTable(rows, textEnd, pool);
  return { path, rows: rows.length / 2, bytes: pool.used * 4096, ...covered, why: '' };
}

function withoutFile(mappings: number): MappedTable {
  const path = mappings === 1 ? 'a mapping without a file' : `${mappings} mappings without a file`;
  const why = 'code made at run time: stacks pass it by frame pointers';
  return { path, rows: 0, bytes: 0, coveredBytes: 0, unsupportedBytes: 0, why };
}

/** The path of each mapping by its start. */
function mappedPaths(pid: number): Map<bigint, string> {
  const text = readFileSync(`/proc/${pid}/maps`, 'utf8');
  const lines = text.matchAll(/^([0-9a-f]+)-[0-9a-f]+ \S+ \S+ \S+ \d+ *(.*)$/gm);
  return new Map(Array.from(lines, ([, start, path = '']) => [BigInt(`0x${start}`), path]));
}
