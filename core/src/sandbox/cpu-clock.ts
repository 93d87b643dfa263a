import { closeSync, openSync, readSync } from 'node:fs';

const MS_PER_TICK = 10;

/** What the child has used and whether it wants more. */
export interface CpuReading {
  /** CPU time of all its threads, in steps of 10 ms. */
  readonly ms: number;
  /** Its main thread sleeps: it waits for the reader, for the host, or for a command. */
  readonly waiting: boolean;
}

/** CPU time of a process that is not ours to ask. An open /proc/PID/stat stays with its process: it never tells of another. */
export class CpuClock {
  #fd: number;
  readonly #text = Buffer.alloc(1024);
  #last: CpuReading = { ms: 0, waiting: true };

  /** @throws {Error} when there is no such process */
  constructor(pid: number) {
    this.#fd = openSync(`/proc/${pid}/stat`, 'r');
  }

  /** The last reading again once the process has ended. */
  read(): CpuReading {
    if (this.#fd < 0) return this.#last;
    try {
      const n = readSync(this.#fd, this.#text, 0, this.#text.length, 0);
      this.#last = parse(this.#text.toString('latin1', 0, n)) ?? this.#last;
    } catch {
      // ESRCH: it has ended.
    }
    return this.#last;
  }

  close(): void {
    if (this.#fd >= 0) closeSync(this.#fd);
    this.#fd = -1;
  }
}

/** Fields 3, 14 and 15 of proc_pid_stat(5), counted behind the name, which may hold anything but ends with the last `)`. */
function parse(stat: string): CpuReading | undefined {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state = '', user = '', system = ''] = [fields[0], fields[11], fields[12]];
  if (!/^\d+$/.test(user) || !/^\d+$/.test(system)) return undefined;
  return { ms: (Number(user) + Number(system)) * MS_PER_TICK, waiting: state === 'S' || state === 'D' };
}
