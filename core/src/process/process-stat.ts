import { readFileSync } from 'node:fs';

/** What /proc/ID/stat says of a process or thread, by either's id. */
export interface TaskStat {
  /** Name as the kernel keeps it, at most 15 bytes; any character may be in it. */
  readonly comm: string;
  /** One letter, see proc_pid_stat(5). */
  readonly state: string;
  readonly threads: number;
  /** Clock ticks of CPU time that it has used; of a process, all its threads. */
  readonly cpuTicks: number;
  /** Clock ticks since boot when it started: with the id, this names one task for good. */
  readonly startTicks: bigint;
}

/** Reads a task's stat; undefined when there is no such task. */
export function readTaskStat(id: number): TaskStat | undefined {
  try {
    return parseTaskStat(readFileSync(`/proc/${id}/stat`, 'latin1'));
  } catch {
    return undefined;
  }
}

/** The process that a thread belongs to, by the thread's id; undefined when there is no such thread. */
export function readProcessId(id: number): number | undefined {
  try {
    const process = /^Tgid:\s+(\d+)$/m.exec(readFileSync(`/proc/${id}/status`, 'latin1'))?.[1];
    return process === undefined ? undefined : Number(process);
  } catch {
    return undefined;
  }
}

/** The fields behind the name, which itself may hold spaces and parentheses: the last `)` ends it. */
export function parseTaskStat(text: string): TaskStat | undefined {
  const open = text.indexOf('(');
  const close = text.lastIndexOf(')');
  if (open < 0 || close < open) return undefined;
  const fields = text.slice(close + 2).split(' ');
  const [state = '', threads = '', start = ''] = [fields[0], fields[17], fields[19]];
  if (!/^\d+$/.test(threads) || !/^\d+$/.test(start)) return undefined;
  const cpuTicks = Number(fields[11]) + Number(fields[12]);
  return { comm: text.slice(open + 1, close), state, threads: Number(threads), cpuTicks, startTicks: BigInt(start) };
}
