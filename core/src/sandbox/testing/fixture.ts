/** What the tests of the real sandbox share: its programs, and a sandbox that ends with the test. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gluePaths } from '@bccx/libbpf-glue';
import { build } from 'esbuild';
import { afterAll, onTestFinished } from 'vitest';
import { Sandbox, type SandboxOptions } from '../sandbox.ts';

const jailSources = resolve(import.meta.dirname, '../../../libbpf-glue/jail');

/** A directory that goes when the tests of the file are done. Not below a directory that others cannot enter. */
export function scratchDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'bccx-sandbox-'));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** Bundles a script for the jail's child, as the build does with the real one. */
export async function bundle(entry: string, directory: string): Promise<string> {
  const outfile = join(directory, entry.replace(/^.*\/|\.ts$/g, '').concat('.js'));
  const entryPoints = [resolve(import.meta.dirname, entry)];
  const define = { 'import.meta.dirname': '__dirname' };
  await build({ entryPoints, outfile, bundle: true, platform: 'node', target: 'node20.19', format: 'cjs', define });
  return outfile;
}

/** Makes every sandbox of this file run a script, by default the child's own. */
export async function useScript(directory: string, entry = '../child.ts'): Promise<void> {
  process.env['BCCX_SANDBOX_CHILD'] = await bundle(entry, directory);
}

/** Compiles the programs that run in node's place, and gives their directory. */
export function buildProbes(directory: string): string {
  execFileSync('make', ['-s', '-C', jailSources, 'probe', `OUT=${directory}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return directory;
}

export const allReads: ReadonlySet<string> = new Set([
  'process-maps',
  'mapped-objects',
  'companions',
  'kallsyms',
  'perf-map',
]);

export interface Started {
  readonly sandbox: Sandbox;
  readonly log: { level: number; text: string }[];
}

export function start(options: Partial<SandboxOptions> = {}): Started {
  const { jail, reader } = gluePaths();
  const log: Started['log'] = [];
  const sandbox = Sandbox.start({
    paths: { jail, reader },
    limits: { memoryBytes: 16 << 20, cpuSeconds: 5, outputBytes: 1 << 20 },
    reads: allReads,
    processes: 'all',
    onLog: (level, text) => log.push({ level, text }),
    ...options,
  });
  onTestFinished(() => sandbox.close());
  return { sandbox, log };
}

/** Processes below this one, as `PID NAME`. */
export function descendants(pid: number = process.pid): string[] {
  const below: string[] = [];
  for (const task of readdirSync(`/proc/${pid}/task`)) {
    for (const child of read(`/proc/${pid}/task/${task}/children`).split(' ').filter(Boolean)) {
      below.push(`${child} ${read(`/proc/${child}/comm`).trim()}`, ...descendants(Number(child)));
    }
  }
  return below;
}

/** The pid of the first process below this one whose name begins so. */
export function descendantNamed(name: string, pid: number = process.pid): number {
  const found = descendants(pid).find((line) => line.split(' ')[1]?.startsWith(name));
  if (found === undefined) throw new Error(`no process '${name}' below ${pid}`);
  return Number(found.split(' ')[0]);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
