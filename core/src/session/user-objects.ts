import { gluePaths } from '@bccx/libbpf-glue';
import type { Probe } from '../manifest/manifest.generated.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { ToolOptions } from '../manifest/tool-options.ts';
import { FunctionFinder } from '../process/function-finder.ts';
import type { FoundObject } from '../process/function-list.ts';
import type { TraceListener } from './trace-request.ts';

const userTypes: readonly Probe['type'][] = [
  'uprobe',
  'uretprobe',
  'uprobe-multi',
  'uretprobe-multi',
  'uprobe-session',
];

/** The objects that a run's user probes name, looked up in a sandbox while the kernel side is loaded. */
export class UserObjects {
  readonly #finder: FunctionFinder;
  readonly #names: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #found = new Map<string, Promise<FoundObject | undefined>>();

  private constructor(finder: FunctionFinder, names: ReadonlyMap<string, ReadonlySet<string>>) {
    this.#finder = finder;
    this.#names = names;
  }

  /** Undefined when this run has no user probe. processes: those whose objects are meant. */
  static start(
    manifest: Manifest,
    options: ToolOptions,
    run: { processes: readonly number[]; listener: TraceListener },
  ): UserObjects | undefined {
    const names = wantedNames(manifest, options);
    if (names.size === 0) return undefined;
    const onLog = (level: number, text: string): void => run.listener.log(level, text);
    const objects = new UserObjects(FunctionFinder.start({ paths: gluePaths(), onLog }, run.processes), names);
    for (const pid of run.processes)
      for (const library of names.keys()) objects.find(pid, library).catch(() => undefined);
    return objects;
  }

  /** The object that a process maps for this library or path, with the functions that any probe of the run wants. */
  find(pid: number, library: string): Promise<FoundObject | undefined> {
    const key = `${pid} ${library}`;
    const found = this.#found.get(key) ?? this.#finder.find(pid, library, [...(this.#names.get(library) ?? [])]);
    this.#found.set(key, found);
    return found;
  }

  close(): Promise<void> {
    return this.#finder.close();
  }
}

/** Functions a probe of user code names, with the cookie of each. */
export function probeSymbols(
  { target, targets }: Probe,
  options: ToolOptions,
): { symbol: string; cookie: bigint; optional: boolean }[] {
  const all = targets ?? (target === undefined ? [] : [{ symbol: target }]);
  return all.map((each) => ({
    symbol: String(options.resolve(each.symbol)),
    cookie: BigInt(('cookie' in each ? each.cookie : undefined) ?? 0),
    optional: 'optional' in each && each.optional === true,
  }));
}

/** Every function that a user probe of this run names, by library. */
function wantedNames(manifest: Manifest, options: ToolOptions): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  for (const entry of manifest.attach) {
    if (!options.holds(entry.when)) continue;
    for (const probe of entry.alternatives) {
      if (!userTypes.includes(probe.type)) continue;
      const library = String(options.resolve(probe.library));
      const wanted = names.get(library) ?? new Set();
      for (const { symbol } of probeSymbols(probe, options)) wanted.add(symbol);
      names.set(library, wanted);
    }
  }
  return names;
}
