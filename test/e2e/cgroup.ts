import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

let made = 0;

/** A control group (version 2) of its own, below the root of the hierarchy or below another. */
export class Cgroup implements AsyncDisposable {
  readonly path: string;

  constructor(above = hierarchy()) {
    this.path = join(above, `bccx-test-${process.pid}-${made++}`);
    mkdirSync(this.path);
  }

  take(pid: number): void {
    writeFileSync(join(this.path, 'cgroup.procs'), String(pid));
  }

  /** Whoever was in it has ended, but may not be gone yet. */
  async [Symbol.asyncDispose](): Promise<void> {
    for (let tries = 0; ; tries++) {
      try {
        rmdirSync(this.path);
        return;
      } catch (error) {
        if (tries === 100) throw error;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  }
}

function hierarchy(): string {
  const root = /^\S+ (\S+) cgroup2 /m.exec(readFileSync('/proc/mounts', 'utf8'))?.[1];
  if (root === undefined) throw new Error('no cgroup2 hierarchy is mounted');
  return root;
}
