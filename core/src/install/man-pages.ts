import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toolMan } from '../manifest/tool-man.ts';
import { installedTool } from '../store/find-tool.ts';
import { member } from '../store/lock-file.ts';
import type { Store } from '../store/store.ts';

/** Where the pages are below a store: a folder for MANPATH. */
const section = 'man/man8';

/**
 * Makes the manual pages of a store those of its tools. They are a convenience made from the manifests, which nothing is read
 * from again: that one cannot be written stops nobody.
 *
 * @param names commands that were added, replaced or removed
 */
export function writeManPages(store: Store, names: readonly string[]): void {
  const folder = join(store.path, section);
  try {
    const { tools } = store.read();
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    for (const name of names) {
      const page = join(folder, `bccx-${name}.8`);
      const entry = member(tools, name);
      if (entry === undefined) {
        rmSync(page, { force: true });
        continue;
      }
      const fresh = `${page}.${process.pid}`;
      writeFileSync(fresh, toolMan(installedTool(store, entry).manifest, entry.version), { mode: 0o644 });
      renameSync(fresh, page);
    }
    for (const left of readdirSync(folder).filter((file) => /\.8\.\d+$/.test(file))) rmSync(join(folder, left));
  } catch {
    // The next change tries again.
  }
}
