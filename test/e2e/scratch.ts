import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that is removed with everything in it at the end of its scope. */
export class Scratch implements Disposable {
  readonly path = mkdtempSync(join(tmpdir(), 'bccx-e2e-'));

  file(name: string): string {
    return join(this.path, name);
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
