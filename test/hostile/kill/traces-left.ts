import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** What a running trace holds: its processes, and the kernel objects that they have descriptors of. */
export interface Holdings {
  readonly processes: readonly number[];
  /** `prog 12`, `map 7`, `link 3`. */
  readonly objects: ReadonlySet<string>;
}

/** Everything below a process, itself included; a process that ends meanwhile is left out. */
export function processTree(pid: number): number[] {
  try {
    const children = readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'latin1').trim().split(' ').filter(Boolean).map(Number),
    );
    return [pid, ...children.flatMap(processTree)];
  } catch {
    return [];
  }
}

export function holdingsOf(pid: number): Holdings {
  const processes = processTree(pid);
  return { processes, objects: new Set(processes.flatMap(objectsOf)) };
}

/** What of the holdings is still there. */
export function left({ processes, objects }: Holdings): string[] {
  const running = processes.filter((pid) => !isGone(pid)).map((pid) => `process ${pid}`);
  if (objects.size === 0) return running;
  const present = new Set(['prog', 'map', 'link'].flatMap(listed));
  return [...running, ...[...objects].filter((object) => present.has(object))];
}

/** Name that a process gave itself or was started under. */
export function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

function objectsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fdinfo`).flatMap((fd) => {
      const info = readFileSync(`/proc/${pid}/fdinfo/${fd}`, 'latin1');
      return [...info.matchAll(/^(prog|map|link)_id:\s*(\d+)$/gm)].map(([, kind, id]) => `${kind} ${id}`);
    });
  } catch {
    return [];
  }
}

function listed(kind: string): string[] {
  const objects: { id: number }[] = JSON.parse(execFileSync('bpftool', ['-j', kind, 'show'], { encoding: 'utf8' }));
  return objects.map(({ id }) => `${kind} ${id}`);
}

function isGone(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'latin1').includes(') Z ');
  } catch {
    return true;
  }
}
