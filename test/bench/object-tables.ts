// object-tables CROWD RUNS OBJECT…: what it takes until the unwind tables of these objects are laid out for the kernel, made
// anew and from the disk cache. Prints one JSON object. Other users' objects are never kept: give root's.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { gluePaths } from '@bccx/libbpf-glue';
import { executableMappings } from '../../core/src/process/executable-mappings.ts';
import { CachedTables } from '../../core/src/unwind/cached-tables.ts';
import type { TableBuilder } from '../../core/src/unwind/object-tables.ts';
import { TableCache } from '../../core/src/unwind/table-cache.ts';
import { TableProcess } from '../../core/src/unwind/table-process.ts';
import { UNWIND_OP } from '../../core/src/unwind/table-request.ts';
import { Unwinder } from '../../core/src/unwind/unwinder.ts';

const MAPPINGS = 4096;
const TABLE_BYTES = 256 << 20;

interface Cost {
  readonly ms: number;
  /** Of this process, bccx-unwind and bccx-reader. */
  readonly cpuMs: number;
}

/** Counts the rows that are made. */
class Counting implements TableBuilder {
  readonly #builder: TableBuilder;
  rows = 0;

  constructor(builder: TableBuilder) {
    this.#builder = builder;
  }

  build(...[requests, take]: Parameters<TableBuilder['build']>): Promise<void> {
    return this.#builder.build(requests, (answer) => {
      this.rows += answer.rows.length / 2;
      take(answer);
    });
  }
}

const [crowdProgram = '', runs, ...objects] = process.argv.slice(2);
const crowd = spawn(crowdProgram, ['1', String(objects.length), ...objects], { stdio: ['pipe', 'pipe', 'inherit'] });
const pid = await firstLine(crowd.stdout);
const folder = mkdtempSync(join(tmpdir(), 'bccx-tables-'));
try {
  const cold: Cost[] = [];
  const warm: Cost[] = [];
  let facts = {};
  for (let run = 0; run < Number(runs); run++) {
    const cache = join(folder, String(run));
    const made = await measure(cache);
    cold.push(made.cost);
    facts = { rows: made.rows, bytes: made.bytes, objects: made.objects };
    warm.push((await measure(cache)).cost);
    rmSync(cache, { recursive: true });
  }
  process.stdout.write(`${JSON.stringify({ ...facts, cold, warm })}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
  crowd.kill();
}

/** One start of bccx-unwind and its reader, as a trace has it; counted from when both are ready. */
async function measure(cache: string) {
  const start = (): TableProcess =>
    new TableProcess({ paths: gluePaths(), processes: [pid], onLog: (_, text) => process.stderr.write(`${text}\n`) });
  const ofRoot = start();
  const counting = new Counting(ofRoot);
  let ofOthers: TableProcess | undefined;
  const builder = new CachedTables(new TableCache(cache), counting, () => (ofOthers ??= start()));
  let blocks = 0;
  const unwinder = new Unwinder({
    maps: {
      mappingPlaces: MAPPINGS,
      pools: (_, keys) => (blocks += keys.length),
      mappings: () => undefined,
      processes: () => undefined,
      removeProcess: () => undefined,
    },
    builder,
    maxBytes: TABLE_BYTES,
    onError: (error) => {
      throw error;
    },
  });
  const mapStart = executableMappings(pid)?.[0]?.start ?? 0n;
  await ofRoot.build(
    [{ op: UNWIND_OP.VOUCHED, startNs: 0n, epoch: 0, mapStart, tgid: pid, token: 0 }],
    () => undefined,
  );
  const before = [performance.now(), cpuMs()] as const;
  await unwinder.start([pid]);
  const cost: Cost = { ms: performance.now() - before[0], cpuMs: cpuMs() - before[1] };
  unwinder.close();
  await Promise.all([ofRoot.close(), ofOthers?.close()]);
  return { cost, rows: counting.rows, bytes: blocks * 4096, objects: unwinder.counters.objects };
}

/** CPU time of this process and its children, by the scheduler's own account. */
function cpuMs(): number {
  const children = readdirSync('/proc/self/task').flatMap((tid) =>
    readFileSync(`/proc/self/task/${tid}/children`, 'latin1').split(' ').filter(Boolean),
  );
  const tasks = ['self', ...children].flatMap((process) =>
    readdirSync(`/proc/${process}/task`).map((tid) => `/proc/${process}/task/${tid}/schedstat`),
  );
  return tasks.reduce((sum, path) => sum + Number(readFileSync(path, 'latin1').split(' ')[0]), 0) / 1e6;
}

async function firstLine(stream: NodeJS.ReadableStream): Promise<number> {
  for await (const line of createInterface(stream)) return Number(line);
  throw new Error('no process');
}
