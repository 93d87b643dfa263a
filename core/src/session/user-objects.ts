import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Glue, GlueError } from '@bccx/libbpf-glue';
import { BccxError } from '../errors/bccx-error.ts';
import { fileCause } from '../errors/file-cause.ts';
import type { Probe } from '../manifest/manifest.generated.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { fitsPattern, patternOf } from '../manifest/pattern.ts';
import type { ToolOptions } from '../manifest/tool-options.ts';
import { isLibrary, libraryOfCommand, objectOfCommand } from '../process/command-objects.ts';
import type { FunctionFinder } from '../process/function-finder.ts';
import type { FoundObject } from '../process/function-list.ts';
import type { CommandRun } from './command.ts';
import { nameMatch } from './pattern-targets.ts';

const userTypes: readonly Probe['type'][] = [
  'uprobe',
  'uretprobe',
  'uprobe-multi',
  'uretprobe-multi',
  'uprobe-session',
  'usdt',
];

/** Where libraries lie that no process needs to map, in the order in which they are looked for. */
const libraryDirectories = [
  '/usr/local/lib',
  '/lib64',
  '/usr/lib64',
  '/lib/x86_64-linux-gnu',
  '/usr/lib/x86_64-linux-gnu',
  '/lib',
  '/usr/lib',
];

/** An object and how the kernel is told of its file. */
export interface UserObject extends FoundObject {
  /** Path as this process sees it. */
  readonly file: string;
}

/** What is needed to find objects. */
export interface UserObjectParts {
  readonly manifest: Manifest;
  readonly options: ToolOptions;
  readonly glue: Glue;
  readonly finder: FunctionFinder;
  /** Processes that run already; empty for the whole machine or a command. */
  readonly pids: readonly number[];
  /** A command that does not run yet. */
  readonly command: CommandRun | undefined;
}

type RunParts = Pick<UserObjectParts, 'manifest' | 'options'>;

/** What is to be found in one object. */
interface Wanted {
  readonly names: Set<string>;
  /** All functions, whatever their names. */
  every: boolean;
  /** USDT probes. */
  markers: boolean;
  /** It is looked at where it is mapped, and nothing stands in for it. */
  instead: boolean;
}

/** The objects that a run's user probes name, looked up while the kernel side is loaded. */
export class UserObjects {
  readonly #parts: UserObjectParts;
  readonly #wanted: ReadonlyMap<string, Wanted>;
  readonly #found = new Map<string, Promise<UserObject | undefined>>();
  readonly #mapped: (() => void)[] = [];

  /**
   * Begins to look. Files that nobody maps are mapped into this process first: what it maps is read once.
   *
   * @throws {BccxError} BCCX_TARGET_FILE
   */
  constructor(parts: UserObjectParts) {
    const { pids } = parts;
    this.#parts = parts;
    this.#wanted = wantedOf(parts);
    const files = new Map(
      pids.length > 0 ? [] : [...this.#wanted.keys()].map((library) => [library, this.#map(library)]),
    );
    for (const library of this.#wanted.keys()) {
      const file = files.get(library);
      if (pids.length === 0) this.#remember(undefined, library, this.#findHere(library, file));
      for (const pid of pids) this.#remember(pid, library, this.#findIn(pid, library));
    }
  }

  /** The object that a process, or else whatever is traced, maps for a library or path; with the functions that any probe of the run wants. */
  find(pid: number | undefined, library: string): Promise<UserObject | undefined> {
    return this.#found.get(`${pid} ${library}`) ?? Promise.resolve(undefined);
  }

  close(): void {
    for (const unmap of this.#mapped) unmap();
  }

  #remember(pid: number | undefined, library: string, found: Promise<UserObject | undefined>): void {
    found.catch(() => undefined);
    this.#found.set(`${pid} ${library}`, found);
  }

  /** In a running process, through its own mapping: that holds in other mount namespaces and when the file was replaced. */
  async #findIn(pid: number, library: string): Promise<UserObject | undefined> {
    let found = await this.#ask(pid, library, library);
    if (found === undefined && !this.#isInstead(library)) found = await this.#ask(pid, library, programOf(pid));
    return found && { ...found, file: `/proc/${pid}/map_files/${found.range}` };
  }

  /** file: what was mapped into this process for it; undefined when this process maps the library anyway. */
  async #findHere(library: string, file: string | undefined): Promise<UserObject | undefined> {
    if (file === undefined && this.#isInstead(library)) return undefined;
    const found = await this.#ask(process.pid, library, file ?? library);
    return found && { ...found, file: found.path };
  }

  /** What is wanted of a library, in the object of that name. */
  async #ask(pid: number, library: string, object: string): Promise<FoundObject | undefined> {
    const { finder } = this.#parts;
    const { names, every, markers } = this.#wanted.get(library) ?? nothing();
    const found = markers ? await finder.findMarkers(pid, object) : undefined;
    if (!every && names.size === 0) return found;
    const functions = await finder.find(pid, object, every ? [] : [...names]);
    return functions && { ...functions, markers: found?.markers ?? [] };
  }

  #isInstead(library: string): boolean {
    return this.#wanted.get(library)?.instead === true;
  }

  /** The file of a library in a command that does not run yet, or for the whole machine. */
  #fileOf(library: string): string | undefined {
    const { command } = this.#parts;
    if (command === undefined) return this.#isInstead(library) ? undefined : systemFile(library);
    const find = this.#isInstead(library) ? libraryOfCommand : objectOfCommand;
    return find(command.objects(), library);
  }

  /** Maps the file of a library that no traced process maps yet. */
  #map(library: string): string | undefined {
    const { glue, command } = this.#parts;
    try {
      const file = this.#fileOf(library);
      if (file !== undefined) this.#mapped.push(glue.mapFile(file));
      return file;
    } catch (error) {
      const file = command === undefined ? library : (command.words[0] ?? '');
      const cause = error instanceof GlueError ? error.text : fileCause(error);
      throw new BccxError('BCCX_TARGET_FILE', { file, cause }, { cause: error });
    }
  }
}

function nothing(): Wanted {
  return { names: new Set(), every: false, markers: false, instead: false };
}

/** True when a run has a probe of user code. */
export function hasUserProbes(parts: RunParts): boolean {
  return wantedOf(parts).size > 0;
}

/** Functions a probe of user code names, with the cookie of each; none when a pattern names them. */
export function probeSymbols(
  { target, targets, prefix }: Probe,
  options: ToolOptions,
): { symbol: string; cookie: bigint; optional: boolean }[] {
  const all = targets ?? (target === undefined ? [] : [{ symbol: target }]);
  const before = String(options.resolve(prefix) ?? '');
  return all.map((each) => ({
    symbol: before + String(options.resolve(each.symbol)),
    cookie: BigInt(('cookie' in each ? each.cookie : undefined) ?? 0),
    optional: 'optional' in each && each.optional === true,
  }));
}

/** The library or path that a probe of user code is about. */
export function probeLibrary(probe: Probe, { manifest, options }: RunParts): string {
  return patternOf(probe, manifest, options)?.library ?? String(options.resolve(probe.library));
}

/** Libraries that take the functions of a probe over where they are mapped; none when the user says which library it is. */
export function insteadOf({ instead, library }: Probe, { options }: Pick<RunParts, 'options'>): readonly string[] {
  const chosen = typeof library === 'object' && options.given(library.option);
  return chosen ? [] : (instead ?? []);
}

/** What every user probe of this run needs, by library. */
function wantedOf(parts: RunParts): Map<string, Wanted> {
  const { manifest, options } = parts;
  const all = new Map<string, Wanted>();
  for (const entry of manifest.attach) {
    if (!options.holds(entry.when)) continue;
    for (const probe of entry.alternatives) {
      if (!userTypes.includes(probe.type) || !fitsPattern(probe, manifest, options)) continue;
      for (const library of insteadOf(probe, parts)) addWanted(all, library, probe, parts).instead = true;
      addWanted(all, probeLibrary(probe, parts), probe, parts);
    }
  }
  return all;
}

function addWanted(all: Map<string, Wanted>, library: string, probe: Probe, parts: RunParts): Wanted {
  const wanted = all.get(library) ?? nothing();
  const match = nameMatch(parts, probe);
  if (probe.type === 'usdt') wanted.markers = true;
  else if (match?.wild === true) wanted.every = true;
  else if (match !== undefined) wanted.names.add(match.pattern.name);
  else for (const { symbol } of probeSymbols(probe, parts.options)) wanted.names.add(symbol);
  all.set(library, wanted);
  return wanted;
}

/** The program that a process runs, as the process sees it. */
function programOf(pid: number): string {
  return readlinkSync(`/proc/${pid}/exe`).replace(/ \(deleted\)$/, '');
}

/** The file of a library for the whole machine; undefined leaves it to what this process maps itself. */
function systemFile(library: string): string | undefined {
  if (library.includes('/')) return realpathSync(library);
  if (mappedHere().some((path) => isLibrary(basename(path), library))) return undefined;
  for (const directory of libraryDirectories) {
    // Without a version it is a linker's file, which may be text.
    const file = filesIn(directory).find((name) => isLibrary(name, library) && !name.endsWith('.so'));
    if (file !== undefined) return realpathSync(join(directory, file));
  }
  return undefined;
}

/** Paths that this process maps. */
function mappedHere(): string[] {
  return readFileSync('/proc/self/maps', 'utf8')
    .split('\n')
    .map((line) => line.slice(line.indexOf('/')));
}

function filesIn(directory: string): string[] {
  try {
    return readdirSync(directory).sort();
  } catch {
    return [];
  }
}
