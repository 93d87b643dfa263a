import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { workloadDirectory } from './checkout.ts';
import { endingWithUs, started } from './started.ts';

/** What a workload says about itself when its work is done: the truth that a profile is compared with. */
export interface Truth {
  readonly pid: number;
  /** CPU time of the work, from the process's own clock. */
  readonly cpu_seconds: number;
  readonly system_seconds: number;
  /** Part of the CPU time by function, where the workload divides it. */
  readonly shares?: Readonly<Record<string, number>>;
  readonly threads?: Readonly<Record<string, { readonly tid: number; readonly cpu_seconds: number }>>;
  /** Sleeps by function; late: those that took 30 ms or more. */
  readonly naps?: Readonly<Record<string, { readonly count: number; readonly late: number; readonly seconds: number }>>;
  /** Seconds waited by function. */
  readonly waits?: Readonly<Record<string, number>>;
  /** What remains outstanding by function. */
  readonly leaks?: Readonly<Record<string, { readonly bytes: number; readonly count: number }>>;
  /** Messages that the kernel keeps: bytes of each, how many. */
  readonly messages?: { readonly bytes: number; readonly count: number };
  /** The USDT probe's semaphore while it worked. */
  readonly listened?: number;
  /** Time that the work took. */
  readonly seconds?: number;
}

/** A program of test/workloads that is ready and waits to be told to work. */
export interface Workload extends AsyncDisposable {
  readonly pid: number;
  /** The ready line, with what else it names. */
  readonly ready: Readonly<Record<string, number>>;
  /** Does the work; the process stays until it is disposed of. */
  work(): Promise<Truth>;
  /** Lets it go to its end, and gives the line that it says then. */
  finish(): Promise<string>;
}

/** Starts a workload. seconds: CPU time that its work takes. env: variables that it has besides. */
export async function startWorkload(name: string, seconds: number, env: NodeJS.ProcessEnv = {}): Promise<Workload> {
  return await startProgram([join(workloadDirectory, name), '--seconds', String(seconds)], env);
}

/** Starts a program that follows the protocol of test/workloads/workload.h, maybe by others that become it. */
export async function startProgram(command: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Workload> {
  const [program, ...args] = endingWithUs(command);
  const name = command.join(' ');
  const child = started(spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, ...env } }));
  const ended = new Promise((resolve) => child.on('close', resolve));
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const next = async (): Promise<string> => {
    const line = await lines.next();
    if (line.done === true) throw new Error(`workload '${name}' ended early`);
    return line.value;
  };
  const ready = JSON.parse(await next());
  return {
    /* Its own number is another one in a pid namespace. */
    pid: lastDescendant(child.pid ?? 0),
    ready,
    work: async () => {
      child.stdin.write('\n');
      return JSON.parse(await next());
    },
    finish: async () => {
      child.stdin.end();
      return await next();
    },
    [Symbol.asyncDispose]: async () => {
      child.stdin.end();
      child.kill();
      await ended;
    },
  };
}

/** The process at the end of a chain of only children. */
function lastDescendant(pid: number): number {
  const [child] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ');
  return child === undefined || child === '' ? pid : lastDescendant(Number(child));
}
