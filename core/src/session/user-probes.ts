import { release } from 'node:os';
import { basename } from 'node:path';
import type { BpfProgram } from '@bccx/libbpf-glue';
import { BccxError } from '../errors/bccx-error.ts';
import type { Probe } from '../manifest/manifest.generated.ts';
import { isLibrary } from '../process/command-objects.ts';
import type { FoundObject } from '../process/function-list.ts';
import type { Attachment } from './attach-probe.ts';
import { isOlder } from './check-machine.ts';
import type { Session } from './open.ts';
import { checkCount, nameMatch } from './pattern-targets.ts';
import { insteadOf, probeLibrary, probeSymbols, type UserObject } from './user-objects.ts';

/** Before this release a multi link's pid meant one thread; the programs filter by process themselves. */
const pidOfMultiMeansProcess = '6.10';

/** One place in a file. */
interface Place {
  readonly symbol: string;
  readonly offset: number;
  readonly cookie: bigint;
  /** File offset of the counter of a USDT probe; 0 for none. */
  readonly semaphore: number;
}

/** Where a probe goes in one object, which functions that are, and which optional ones the object lacks. */
interface Places {
  readonly places: readonly Place[];
  readonly functions: readonly string[];
  readonly absent: readonly string[];
}

/**
 * Attaches a probe of user code to the object as each traced process maps it.
 *
 * @throws {BccxError} BCCX_TARGET_FILE when there is no such object, or it lacks a function that is not optional
 */
export async function attachUserProbe(session: Session, program: BpfProgram, probe: Probe): Promise<Attachment[]> {
  const attached: Attachment[] = [];
  try {
    for (const pid of session.targets.pids ?? [undefined]) {
      attached.push(...attachIn(session, program, { probe, objects: await objectsFor(session, probe, pid), pid }));
    }
    return attached;
  } catch (error) {
    for (const each of attached) each.close();
    throw error;
  }
}

/** The objects that the probe's functions may be in; where several have one, the first has it. */
async function objectsFor(session: Session, probe: Probe, pid: number | undefined): Promise<UserObject[]> {
  const library = probeLibrary(probe, session);
  // A command that does not run yet maps nothing: its objects are found like those of the whole machine.
  const find = (name: string) => session.userObjects?.find(session.command === undefined ? pid : undefined, name);
  const found = await Promise.all([...insteadOf(probe, session), library].map(find));
  if (found.at(-1) !== undefined) return found.filter((object) => object !== undefined);
  const cause = pid === undefined ? 'no such library' : `process ${pid} does not map it`;
  throw new BccxError('BCCX_TARGET_FILE', { file: library, cause });
}

function attachIn(
  session: Session,
  program: BpfProgram,
  { probe, objects, pid }: { probe: Probe; objects: readonly UserObject[]; pid: number | undefined },
): Attachment[] {
  const taken = new Set<string>();
  const attached: Attachment[] = [];
  try {
    for (const object of objects) {
      const { places, functions, absent } = placesIn(session, probe, object, taken);
      const last = object === objects.at(-1);
      if (last && places.length === 0 && taken.size === 0) throw noFunction(session, probe, object, absent);
      if (places.length === 0) continue;
      attached.push(...attachAt(program, { probe, places, object, pid }));
      for (const name of functions) taken.add(name);
      session.listener.attached({ object: object.path, functions, absent: last ? absent : [] });
    }
    return attached;
  } catch (error) {
    for (const each of attached) each.close();
    throw error;
  }
}

interface Where {
  readonly probe: Probe;
  readonly places: readonly Place[];
  readonly object: UserObject;
  readonly pid: number | undefined;
}

function attachAt(program: BpfProgram, { probe, places, object: { file: path }, pid }: Where): Attachment[] {
  const atReturn = probe.type.startsWith('uretprobe');
  if (probe.type === 'uprobe' || probe.type === 'uretprobe' || probe.type === 'usdt') {
    const one = pid === undefined ? {} : { pid };
    return places.map(({ offset, cookie, semaphore }) =>
      program.attachUprobe({ path, offset, cookie, semaphore, return: atReturn, ...one }),
    );
  }
  const limit = pid === undefined || isOlder(release(), pidOfMultiMeansProcess) ? {} : { pid };
  const link = program.attachUprobeMulti({ path, targets: places, return: atReturn, ...limit });
  return [{ places: places.length, close: () => link.close() }];
}

/** Where the probe goes: each place once, although functions may have several names. taken: functions found elsewhere. */
function placesIn(session: Session, probe: Probe, object: UserObject, taken: ReadonlySet<string>): Places {
  const match = nameMatch(session, probe);
  if (match !== undefined) {
    const found = eachOnce(probe.type === 'usdt' ? markers(object, match.test) : functions(object, match.test));
    const places = checkCount(session, match, found, probe.type.includes('multi'));
    return { places, functions: [...new Set(places.map(({ symbol }) => symbol))], absent: [] };
  }
  const places: Place[] = [];
  const absent: string[] = [];
  for (const { symbol, cookie, optional } of probeSymbols(probe, session.options)) {
    if (taken.has(symbol)) continue;
    const found = object.functions.get(symbol);
    if (found !== undefined) places.push({ symbol, offset: found.point, cookie, semaphore: 0 });
    else if (optional) absent.push(symbol);
    else throw noFunction(session, probe, object, [symbol]);
  }
  return { places: eachOnce(places), functions: places.map(({ symbol }) => symbol), absent };
}

function functions(object: FoundObject, test: (name: string) => boolean): Place[] {
  return [...object.functions].flatMap(([symbol, { point }]) =>
    test(symbol) ? [{ symbol, offset: point, cookie: 0n, semaphore: 0 }] : [],
  );
}

/** A USDT probe is known by its own name, or by that of its provider and its own. */
function markers(object: FoundObject, test: (name: string) => boolean): Place[] {
  return object.markers.flatMap(({ name, offset, semaphore }) =>
    test(name) || test(name.slice(name.indexOf(':') + 1)) ? [{ symbol: name, offset, cookie: 0n, semaphore }] : [],
  );
}

function eachOnce(places: readonly Place[]): Place[] {
  const byOffset = new Map<number, Place>();
  for (const place of places) if (!byOffset.has(place.offset)) byOffset.set(place.offset, place);
  return [...byOffset.values()];
}

function noFunction(session: Session, probe: Probe, { path }: FoundObject, names: readonly string[]): BccxError {
  const library = probeLibrary(probe, session);
  const file = basename(path);
  const cause = `has no function ${names.join(', ')}`;
  if (library.includes('/') || file === library || isLibrary(file, library))
    return new BccxError('BCCX_TARGET_FILE', { file: path, cause: `it ${cause}` });
  return new BccxError('BCCX_TARGET_FILE', {
    file: library,
    cause: `no library of that name is mapped, and the program ${path} ${cause}`,
  });
}
