import { whatItSees, whatModuleReads } from '../policy/honesty.ts';
import type { LockEntry } from '../store/lock-file.ts';
import type { Installation } from './installation.ts';

/** What somebody is shown before they agree: from the bytes and the registry, never from the tool's own description alone. */
export interface Card {
  readonly command: string;
  readonly title: string;
  readonly package: string;
  readonly version: string;
  readonly license: string | undefined;
  readonly source: LockEntry['source'];
  readonly integrity: string | undefined;
  /** Undefined outside a registry. */
  readonly latest: string | undefined;
  readonly passedOver: readonly { readonly version: string; readonly why: string }[];
  readonly publisher: LockEntry['publisher'];
  readonly files: number;
  /** Sum of all files. */
  readonly bytes: number;
  /** What its probes can see, in sentences. */
  readonly sees: readonly string[];
  /** What its module is shown of traced programs. */
  readonly reads: readonly string[];
  /** Kernel memory of its maps at default options, in bytes. */
  readonly mapBytes: number;
  /** What can change the system, each granted by its name. */
  readonly dangers: readonly string[];
  /** Undefined when nothing is replaced. */
  readonly replaces:
    | {
        readonly version: string;
        readonly wider: readonly string[];
        readonly narrower: readonly string[];
        readonly warnings: readonly string[];
      }
    | undefined;
  /** The very same is installed already. */
  readonly installed: boolean;
}

/** Makes the card of an installation. */
export function cardOf({ name, candidate, review, changes, installed }: Installation): Card {
  const { checked, source, integrity, latest, passedOver, publisher } = candidate;
  const { license } = checked.json;
  return {
    command: name,
    title: checked.manifest.title,
    package: checked.name,
    version: checked.version,
    license: typeof license === 'string' ? license : undefined,
    ...{ source, integrity, latest, passedOver, publisher, installed },
    files: checked.files.length,
    bytes: checked.files.reduce((sum, { bytes }) => sum + bytes.length, 0),
    sees: whatItSees(review.object),
    reads: review.module === undefined ? [] : whatModuleReads(review.module),
    mapBytes: review.declared.mapBytes,
    dangers: review.dangers.map(({ what }) => what),
    replaces:
      changes === undefined
        ? undefined
        : {
            version: changes.before.version,
            wider: changes.wider,
            narrower: changes.narrower,
            warnings: changes.stops.filter(({ change }) => change !== 'permissions').map(({ error }) => error.message),
          },
  };
}
