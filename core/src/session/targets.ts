import { readFileSync } from 'node:fs';
import { BccxError } from '../errors/bccx-error.ts';
import type { Option, Target } from '../manifest/manifest.generated.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { OptionValue } from '../manifest/option-value.ts';
import type { ToolOptions } from '../manifest/tool-options.ts';
import { readProcessId } from '../process/process-stat.ts';
import { WatchedTasks } from '../process/watched-tasks.ts';

/** What a trace is limited to. Undefined: no limit. */
export interface Targets {
  readonly pids: readonly number[] | undefined;
  readonly tids: readonly number[] | undefined;
  /** The processes and threads that were named, for noticing that all have ended. */
  readonly tasks: WatchedTasks | undefined;
  readonly cpu: number | undefined;
  readonly durationNs: bigint | undefined;
  readonly intervalNs: bigint | undefined;
  /** How many intervals. */
  readonly count: number | undefined;
  /** How user stacks are found. */
  readonly unwind: UnwindMode;
  /** Debug files that are missing are fetched. */
  readonly debuginfod: boolean;
}

export const unwindModes = ['fp', 'auto', 'eh', 'none'] as const;
export type UnwindMode = (typeof unwindModes)[number];

/**
 * What the options say that the host itself acts on.
 *
 * @throws {BccxError} BCCX_TARGET_GONE, BCCX_CPU
 */
export function readTargets(manifest: Manifest, options: ToolOptions): Targets {
  const value = (name: SessionValue): OptionValue | undefined => sessionValue(manifest, options, name);
  const pids = asIds(value('pids'));
  const tids = asIds(value('tids'));
  const count = asNumber(value('count'));
  return {
    pids,
    tids,
    tasks: watch(pids, tids),
    cpu: checkCpu(asNumber(value('cpu'))),
    durationNs: asBigint(value('duration')),
    intervalNs: asBigint(value('interval')),
    count,
    unwind: unwindModes.find((mode) => mode === value('unwind')) ?? 'auto',
    debuginfod: value('debuginfod') === true,
  };
}

type SessionValue = Extract<Target, { session: string }>['session'];

/** The option of a tool that sets one of the host's own values. */
export function optionFor({ options }: Pick<Manifest, 'options'>, name: SessionValue): Option | undefined {
  return options.find(({ to }) => to?.some((target) => 'session' in target && target.session === name));
}

function sessionValue(manifest: Manifest, options: ToolOptions, name: SessionValue): OptionValue | undefined {
  const option = optionFor(manifest, name);
  return option === undefined ? undefined : options.value(option.name);
}

/** A thread's number where a process's is meant would match nothing. */
function checkProcesses(pids: readonly number[]): void {
  for (const id of pids) {
    const leader = readProcessId(id);
    if (leader !== undefined && leader !== id) throw new BccxError('BCCX_TARGET_KIND', { id, process: leader });
  }
}

function watch(pids: readonly number[] | undefined, tids: readonly number[] | undefined): WatchedTasks | undefined {
  if (pids === undefined && tids === undefined) return undefined;
  const watched = WatchedTasks.watch([...(pids ?? []), ...(tids ?? [])]);
  if ('tasks' in watched) {
    checkProcesses(pids ?? []);
    return watched.tasks;
  }
  const kind = pids?.includes(watched.gone) === true ? 'process' : 'thread';
  throw new BccxError('BCCX_TARGET_GONE', { kind, id: watched.gone });
}

function checkCpu(cpu: number | undefined): number | undefined {
  if (cpu === undefined || cpu < 0) return undefined;
  const online = readFileSync('/sys/devices/system/cpu/online', 'latin1').trim();
  if (cpuList(online).includes(cpu)) return cpu;
  throw new BccxError('BCCX_CPU', { cpu, cause: 'it is not online', online });
}

/** CPUs of the kernel's list form, such as `0-3,8`. */
export function cpuList(text: string): number[] {
  return text.split(',').flatMap((part) => {
    const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(part) ?? [];
    if (first === undefined) return [];
    return Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => Number(first) + index);
  });
}

function asIds(value: OptionValue | undefined): readonly number[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

function asBigint(value: OptionValue | undefined): bigint | undefined {
  return typeof value === 'bigint' ? value : undefined;
}

function asNumber(value: OptionValue | undefined): number | undefined {
  return typeof value === 'bigint' ? Number(value) : undefined;
}
