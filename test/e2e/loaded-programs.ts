import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Ids of the BPF programs that a process holds. */
export function programsOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/fdinfo`).flatMap((fd) =>
    [...descriptorInfo(pid, fd).matchAll(/^prog_id:\s*(\d+)$/gm)].map(([, id]) => Number(id)),
  );
}

/** Empty when the descriptor was closed since it was listed. */
function descriptorInfo(pid: number, fd: string): string {
  try {
    return readFileSync(`/proc/${pid}/fdinfo/${fd}`, 'latin1');
  } catch {
    return '';
  }
}

/** Ids of the BPF programs that are loaded by anyone. */
export function loadedPrograms(): Set<number> {
  const programs: { id: number }[] = JSON.parse(execFileSync('bpftool', ['-j', 'prog', 'show'], { encoding: 'utf8' }));
  return new Set(programs.map(({ id }) => id));
}
