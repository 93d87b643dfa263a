import { listTools } from '../store/find-tool.ts';
import { Store } from '../store/store.ts';
import { searchedStores } from '../store/store-home.ts';

/** A tool as lists show it. */
export interface RunnableTool {
  readonly name: string;
  readonly title: string;
  /** npm name. */
  readonly package: string;
  readonly version: string;
  readonly origin: 'workspace' | 'store' | 'link';
  readonly directory: string;
}

/** Every tool that can be run by its name, in the order of names; of two with one name the one that runs. */
export function runnableTools(): RunnableTool[] {
  const found = new Map<string, RunnableTool>();
  for (const { manifest, packageName, version, directory } of listTools().tools) {
    const { name, title } = manifest;
    found.set(name, { name, title, package: packageName, version, origin: 'workspace', directory });
  }
  for (const store of searchedStores().map((path) => new Store(path))) {
    for (const [name, entry] of Object.entries(store.read().tools)) {
      if (found.has(name)) continue;
      const { title, package: packageName, version, source } = entry;
      const origin = source.kind === 'link' ? 'link' : 'store';
      found.set(name, { name, title, package: packageName, version, origin, directory: store.folderOf(entry) });
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
