import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { loadGlue } from '../binding/glue.ts';
import type { BpfObject } from '../binding/object.ts';
import type { OpenOptions } from '../binding/types.ts';

const koffi = createRequire(import.meta.url)('koffi') as typeof import('koffi');
const getpgid = koffi.load('libc.so.6').func('int getpgid(int pid)');

/** The system call that the test programs count. */
export function callGetpgid(times: number): void {
  for (let i = 0; i < times; i++) getpgid(0);
}

/** A test object of the C tests, built by `make test-objects`. */
export function objectBytes(name: string): Uint8Array {
  return readFileSync(new URL(`../build/test/${name}.bpf.o`, import.meta.url));
}

export function openObject(name: string, options: Partial<OpenOptions> = {}): BpfObject {
  return loadGlue().openObject(objectBytes(name), { name, ...options });
}

/** Opens an object, loads one program of it and has it watch this process. */
export async function loadOnly(name: string, program: string): Promise<BpfObject> {
  const object = openObject(name);
  for (const { name: other } of object.programs) object.setAutoload(other, other === program);
  object.setGlobal('target_tgid', process.pid);
  await object.load();
  return object;
}

/** What each open descriptor of this process refers to, sorted. */
export function descriptors(): string[] {
  return readdirSync('/proc/self/fd')
    .flatMap((fd) => {
      try {
        return [readlinkSync(`/proc/self/fd/${fd}`).replace(/\[\d+\]/, '')];
      } catch {
        return [];
      }
    })
    .sort();
}

/** What of BPF another process holds, as `prog 12`, `map 34`, `link 56`. */
export function heldBy(pid: number): string[] {
  return readdirSync(`/proc/${pid}/fdinfo`).flatMap((fd) => {
    const text = readFileSync(`/proc/${pid}/fdinfo/${fd}`, 'utf8');
    return [...text.matchAll(/^(prog|map|link)_id:\s*(\d+)$/gm)].map(([, kind, id]) => `${kind} ${id}`);
  });
}

/** Whether the kernel still has it. */
export function exists(held: string): boolean {
  const [kind = '', id = ''] = held.split(' ');
  return spawnSync('bpftool', [kind, 'show', 'id', id]).status === 0;
}

/** The folder of this package. */
export const packageDirectory = fileURLToPath(new URL('..', import.meta.url));
