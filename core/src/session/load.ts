import { closeSync } from 'node:fs';
import { type BpfMap, GlueError } from '@bccx/libbpf-glue';
import { BccxError } from '../errors/bccx-error.ts';
import { openCgroup } from './cgroup-directory.ts';
import { glueCause } from './glue-failure.ts';
import type { Session } from './open.ts';

/**
 * Has the kernel verify and load the chosen programs, off the event loop, and fills the maps that filter. The module is
 * checked meanwhile.
 *
 * @throws {BccxError} BCCX_BPF_LOAD with the verifier's log as detail, BCCX_CONFIGURE, BCCX_OPTION_VALUE, BCCX_MODULE_*,
 *   BCCX_PERMISSION_MODULE
 */
export async function load(session: Session): Promise<void> {
  const { object, manifest, options } = session;
  try {
    const loaded = object.load();
    session.unwinding?.prepare(session.watch);
    await loaded;
  } catch (error) {
    throw loadError(object.name, error);
  }
  await session.moduleChecked;
  for (const option of manifest.options) {
    const value = options.value(option.name);
    for (const target of option.to ?? []) {
      if ('map' in target && Array.isArray(value)) fillIds(object.map(target.map), value);
      if ('cgroup' in target && typeof value === 'string') {
        setDescriptor(object.map(target.cgroup), openCgroup(manifest.name, option, value));
      }
    }
  }
}

function loadError(object: string, error: unknown): BccxError {
  const log = error instanceof GlueError ? error.verifierLog : undefined;
  const cause = glueCause(error);
  const line = log === undefined ? undefined : lastUsefulLine(log);
  return new BccxError(
    'BCCX_BPF_LOAD',
    { object, cause: line === undefined ? cause : `${cause}: ${line}` },
    { cause: error, ...(log === undefined ? {} : { detail: log }) },
  );
}

/** The verifier ends with counters; what it objected to stands before them. */
function lastUsefulLine(log: string): string | undefined {
  const lines = log
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^(processed|verification time|stack depth) /.test(line));
  const last = lines.at(-1);
  return last === undefined || lines.length === 1 ? last : `${last} (and ${lines.length - 1} lines before)`;
}

function fillIds(map: BpfMap, ids: readonly number[]): void {
  if (ids.length > 0) map.updateBatch(new Uint8Array(Uint32Array.from(ids).buffer), new Uint8Array(ids.length).fill(1));
}

/** The kernel takes the object behind the descriptor; the descriptor itself may go. */
function setDescriptor(map: BpfMap, fd: number): void {
  try {
    map.update(new Uint8Array(4), new Uint8Array(Uint32Array.of(fd).buffer));
  } finally {
    closeSync(fd);
  }
}
