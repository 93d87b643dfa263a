import { release } from 'node:os';
import type { BpfProgram } from '@bccx/libbpf-glue';
import { BccxError } from '../errors/bccx-error.ts';
import type { Probe } from '../manifest/manifest.generated.ts';
import type { FoundObject } from '../process/function-list.ts';
import type { Attachment } from './attach-probe.ts';
import { isOlder } from './check-machine.ts';
import type { Session } from './open.ts';
import { probeSymbols } from './user-objects.ts';

/** Before this release a multi link's pid meant one thread; the programs filter by process themselves. */
const pidOfMultiMeansProcess = '6.10';

/** One place in a file. */
interface Place {
  readonly symbol: string;
  readonly offset: number;
  readonly cookie: bigint;
}

/**
 * Attaches a probe of user functions to the object as each traced process maps it: through the mapping itself, which holds
 * also in another mount namespace and when the file was replaced.
 *
 * @throws {BccxError} BCCX_TARGET_FILE when there is no such object, or it lacks a function that is not optional
 */
export async function attachUserProbe(session: Session, program: BpfProgram, probe: Probe): Promise<Attachment[]> {
  const attached: Attachment[] = [];
  try {
    for (const process of session.targets.pids ?? [undefined]) {
      attached.push(...(await attachIn(session, program, { probe, process })));
    }
    return attached;
  } catch (error) {
    for (const each of attached) each.close();
    throw error;
  }
}

async function attachIn(
  session: Session,
  program: BpfProgram,
  { probe, process: pid }: { probe: Probe; process: number | undefined },
): Promise<Attachment[]> {
  const library = String(session.options.resolve(probe.library));
  // A command that does not run yet maps nothing: its objects are found like those of the whole machine.
  const object = await session.userObjects?.find(session.command === undefined ? pid : undefined, library);
  if (object === undefined) {
    const cause = pid === undefined ? 'no such library' : `process ${pid} does not map it`;
    throw new BccxError('BCCX_TARGET_FILE', { file: library, cause });
  }
  const { places, absent } = placesIn(session, probe, object);
  if (places.length === 0) throw noFunction(object, absent);
  session.listener.attached({ object: object.path, functions: places.map(({ symbol }) => symbol), absent });
  const path = object.file;
  const atReturn = probe.type.startsWith('uretprobe');
  if (probe.type === 'uprobe' || probe.type === 'uretprobe') {
    return places.map(({ offset, cookie }) =>
      program.attachUprobe({ path, offset, cookie, return: atReturn, ...(pid === undefined ? {} : { pid }) }),
    );
  }
  const limit = pid === undefined || isOlder(release(), pidOfMultiMeansProcess) ? {} : { pid };
  return [program.attachUprobeMulti({ path, targets: places, return: atReturn, ...limit })];
}

/** Where the probe goes: each place once, although functions may have several names. */
function placesIn(session: Session, probe: Probe, object: FoundObject): { places: Place[]; absent: string[] } {
  const places = new Map<number, Place>();
  const absent: string[] = [];
  for (const { symbol, cookie, optional } of probeSymbols(probe, session.options)) {
    const found = object.functions.get(symbol);
    if (found !== undefined) {
      if (!places.has(found.point)) places.set(found.point, { symbol, offset: found.point, cookie });
    } else if (optional) absent.push(symbol);
    else throw noFunction(object, [symbol]);
  }
  return { places: [...places.values()], absent };
}

function noFunction({ path }: FoundObject, names: readonly string[]): BccxError {
  return new BccxError('BCCX_TARGET_FILE', { file: path, cause: `it has no function ${names.join(', ')}` });
}
