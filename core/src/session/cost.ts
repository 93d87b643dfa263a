import { readdirSync, readFileSync } from 'node:fs';
import type { Attachments } from './attach.ts';
import type { Session } from './open.ts';

/** What a run cost the machine, as lines for `--stats`. Taken before anything is closed. */
export function costLines(
  { object, sandbox, times }: Session,
  { types, places, attachMs, detachMs }: Attachments,
  tracedNs: bigint,
): string[] {
  const { programs, mapBytes } = object.stats();
  const own = process.cpuUsage();
  const { cpuMs, calls, bytesRead, restarts } = sandbox?.stats() ?? { cpuMs: 0, calls: 0, bytesRead: 0, restarts: 0 };
  const bpf = programs
    .filter((program) => program.runCount > 0n)
    .map(({ name, runTimeNs, runCount }) => {
      const share = (Number(runTimeNs) / Number(tracedNs)) * 100;
      return `${name}: ${runCount} events, ${runTimeNs / runCount} ns each in BPF, ${share.toFixed(3)} % of a core`;
    });
  return [
    String(times),
    ...bpf,
    `probes: ${[...types].join(', ')} at ${places} ${places === 1 ? 'place' : 'places'}, attached in ${ms(attachMs)}, detached in ${ms(detachMs)}`,
    `kernel maps ${megabytes(mapBytes)}, processes ${megabytes(proportionalBytes())} (proportional set size)`,
    `CPU time: host ${Math.round((own.user + own.system) / 1000)} ms, sandbox ${Math.round(cpuMs)} ms`,
    `module: ${calls} host calls, ${megabytes(bytesRead)} of objects read, ${restarts} restarts`,
  ];
}

function ms(time: number): string {
  return `${time < 10 ? time.toFixed(1) : Math.round(time)} ms`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/** Proportional set size of this process and everything below it. */
function proportionalBytes(): number {
  return processTree(process.pid).reduce((sum, pid) => sum + pss(pid), 0);
}

function processTree(pid: number): number[] {
  return [pid, ...childrenOf(pid).flatMap(processTree)];
}

function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((tid) =>
      readFileSync(`/proc/${pid}/task/${tid}/children`, 'latin1').trim().split(' ').filter(Boolean).map(Number),
    );
  } catch {
    return [];
  }
}

function pss(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
