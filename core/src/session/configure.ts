import { randomFillSync } from 'node:crypto';
import { closeSync, statfsSync, statSync } from 'node:fs';
import { release } from 'node:os';
import type { BpfObject } from '@bccx/libbpf-glue';
import { BccxError } from '../errors/bccx-error.ts';
import type { Option, Target } from '../manifest/manifest.generated.ts';
import { type OptionValue, valueInUnit } from '../manifest/option-value.ts';
import { openCgroup } from './cgroup-directory.ts';
import { isOlder } from './check-machine.ts';
import { glueCause } from './glue-failure.ts';
import type { Session } from './open.ts';

/** Inode of the initial pid namespace (PROC_PID_INIT_INO, include/linux/proc_ns.h). */
const initialPidNamespace = 4026531836;
/** NSFS_MAGIC, include/uapi/linux/magic.h. */
const nsfsMagic = 0x6e736673;
/** From this release on tracing programs may use maps that take memory as entries come. */
const onDemandSince = '6.1';

/**
 * Gives the object its constants and map sizes: those the SDK's headers expect of every host, then what the options say.
 *
 * @throws {BccxError} BCCX_CONFIGURE, BCCX_OPTION_VALUE
 */
export function configure(session: Session): void {
  const { manifest, options, object } = session;
  const seedBytes = object.globalSize('bccx_seed');
  if (seedBytes !== undefined) set(object, 'bccx_seed', randomFillSync(new Uint8Array(seedBytes)));
  if (object.globalSize('bccx_pidns') !== undefined) {
    const inode = statSync('/proc/self/ns/pid').ino;
    set(object, 'bccx_pidns', inode === initialPidNamespace ? 0n : BigInt(inode));
  }
  for (const option of manifest.options) {
    const value = options.value(option.name);
    if (value === undefined || value === false) continue;
    for (const target of option.to ?? []) applyTarget(session, option, value, target);
  }
  session.unwinding?.configure();
  for (const [map, { entries, onDemand }] of Object.entries(manifest.maps ?? {})) {
    const value = options.resolve(entries);
    if (typeof value === 'bigint') resize(object, map, Number(value));
    if (onDemand !== undefined && options.holds(onDemand) && !isOlder(release(), onDemandSince))
      object.setOnDemand(map, true);
  }
}

function applyTarget(session: Session, option: Option, value: OptionValue, target: Target): void {
  const { object, options } = session;
  if ('rodata' in target) {
    if (target.set !== undefined) {
      if (options.given(option.name)) set(object, target.rodata, BigInt(target.set));
    } else set(object, target.rodata, constant(option, value));
  } else if ('map' in target && Array.isArray(value)) {
    resize(object, target.map, Math.max(1, value.length));
    if (target.enable !== undefined && value.length > 0) set(object, target.enable, 1n);
  } else if ('cgroup' in target) {
    // The map takes it after load; a path that is none is said before.
    closeSync(openCgroup(session.manifest.name, option, String(value)));
    if (target.enable !== undefined) set(object, target.enable, 1n);
  } else if ('inode' in target) {
    set(object, target.inode, BigInt(namespaceInode(session, option, String(value))));
  }
}

/** A constant's number: 1 for a boolean, the place of an enum's value, a duration in the option's unit. */
function constant(option: Option, value: OptionValue): bigint {
  if (typeof value === 'bigint') return valueInUnit(option, value) ?? value;
  if (typeof value === 'string') return BigInt(option.values?.indexOf(value) ?? 0);
  return value === true ? 1n : 0n;
}

/** Inode of a namespace file such as /proc/PID/ns/mnt. */
function namespaceInode({ manifest }: Session, option: Option, path: string): number {
  try {
    if (statfsSync(path).type === nsfsMagic) return statSync(path).ino;
  } catch {
    // Said below: a path that cannot be looked at names no namespace either.
  }
  throw new BccxError('BCCX_OPTION_VALUE', {
    tool: manifest.name,
    flag: `--${option.name}`,
    value: path,
    problem: 'is no namespace file',
    instead: 'write the path of one, such as /proc/PID/ns/mnt',
  });
}

function set(object: BpfObject, name: string, value: bigint | Uint8Array): void {
  try {
    object.setGlobal(name, value);
  } catch (error) {
    throw refusal(object, `constant '${name}'`, error);
  }
}

function resize(object: BpfObject, map: string, entries: number): void {
  try {
    object.setMaxEntries(map, entries);
  } catch (error) {
    throw refusal(object, `the size of map '${map}'`, error);
  }
}

function refusal(object: BpfObject, what: string, error: unknown): BccxError {
  return new BccxError('BCCX_CONFIGURE', { what, object: object.name, cause: glueCause(error) }, { cause: error });
}
