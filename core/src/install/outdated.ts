import { BccxError } from '../errors/bccx-error.ts';
import { npm } from '../registry/npm.ts';
import type { Registry } from '../registry/registry.ts';
import type { LockEntry } from '../store/lock-file.ts';

/** An installed tool beside what its registry has. */
export interface Standing {
  readonly name: string;
  readonly entry: LockEntry;
  /** Newest version that fits this machine; undefined when the tool comes from no registry or the registry failed. */
  readonly fits: string | undefined;
  /** What the registry calls the latest. */
  readonly latest: string | undefined;
  readonly outdated: boolean;
  /** Why nothing is known. */
  readonly error: BccxError | undefined;
}

/** How many registry requests run at one time. */
const parallel = 8;

/** Asks the registry about installed tools. A package that it cannot tell about does not hide the others. */
export async function standings(
  tools: readonly (readonly [string, LockEntry])[],
  registry: Registry,
): Promise<Standing[]> {
  const found: Standing[] = [];
  const queue = [...tools.entries()];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [index, [name, entry]] = next;
      found[index] = await standing(name, entry, registry);
    }
  };
  await Promise.all(Array.from({ length: parallel }, worker));
  return found;
}

async function standing(name: string, entry: LockEntry, registry: Registry): Promise<Standing> {
  const unknown = { name, entry, fits: undefined, latest: undefined, outdated: false };
  if (entry.source.kind !== 'registry') return { ...unknown, error: undefined };
  try {
    const document = await registry.describe(entry.package);
    const { document: chosen, latest } = registry.choose(document, { type: 'tag', text: 'latest' });
    return {
      ...{ name, entry, latest, fits: chosen.version, error: undefined },
      outdated: npm.semver.gt(chosen.version, entry.version),
    };
  } catch (error) {
    if (!(error instanceof BccxError)) throw error;
    return { ...unknown, error };
  }
}
