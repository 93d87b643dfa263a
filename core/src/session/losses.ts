import type { Stream } from '../manifest/manifest.generated.ts';
import type { Session } from './open.ts';

/** enum bccx_lost of the SDK's bccx/lost.h. */
const kinds = ['events', 'stacksFull', 'stacksBusy', 'records', 'amount', 'unfinished'] as const;
type Kind = (typeof kinds)[number];

/** What the BPF side could not keep, read from the SDK's map `bccx_lost`: counted from the start, never reset. */
export class Losses {
  readonly #session: Session;
  readonly #total = new Map<Kind, bigint>(kinds.map((kind) => [kind, 0n]));
  #unseen = new Map<Kind, bigint>();

  constructor(session: Session) {
    this.#session = session;
  }

  /** Reads the counters as they are now. */
  read(): void {
    const { object } = this.#session;
    if (!object.maps.some((map) => map.name === 'bccx_lost')) return;
    const map = object.map('bccx_lost');
    this.#unseen = new Map();
    kinds.forEach((kind, index) => {
      const value = map.lookup(new Uint8Array(Uint32Array.of(index).buffer));
      if (value === undefined) return;
      const now = new DataView(value.buffer, value.byteOffset).getBigUint64(0, true);
      this.#unseen.set(kind, now - (this.#total.get(kind) ?? 0n));
      this.#total.set(kind, now);
    });
  }

  /** What a stream lost between the last two reads. */
  ofStream(stream: Stream): bigint {
    const of = (...some: readonly Kind[]): bigint =>
      some.reduce((sum, kind) => sum + (this.#unseen.get(kind) ?? 0n), 0n);
    if (stream.lost === 'events') return of('events');
    if (stream.lost === 'stacks') return of('stacksFull', 'stacksBusy');
    return stream.lost === 'records' ? of('records') : 0n;
  }

  /** One line for each kind of loss, with what helps. */
  lines(): string[] {
    const { manifest, options, object } = this.#session;
    const active = manifest.data.filter(({ when }) => options.holds(when));
    const line = (kind: Kind, lost: Stream['lost'], text: (n: bigint, map: string) => string): string[] => {
      const count = this.#total.get(kind) ?? 0n;
      if (count === 0n) return [];
      const stream = active.find((each) => each.lost === lost);
      const info = object.maps.find((map) => map.name === stream?.map);
      const advice =
        kind === 'stacksBusy' || kind === 'unfinished'
          ? undefined
          : Object.entries(manifest.maps ?? {}).find(([map]) => map === stream?.map);
      const map = info === undefined ? 'a map' : `'${info.name}' (${info.maxEntries} entries)`;
      const full = advice?.[1].full;
      return [text(count, map) + (full === undefined ? '' : `; ${full}`)];
    };
    return [
      ...line('events', 'events', (n, map) => `${n} events lost${this.#amount()}: ${map} was full or busy`),
      ...line('stacksFull', 'stacks', (n, map) => `${n} stacks lost, their events counted without: ${map} was full`),
      ...line('stacksBusy', 'stacks', (n) => `${n} stacks lost, their events counted without: stack storage was busy`),
      ...line(
        'unfinished',
        'stacks',
        (n) => `${n} stacks left as they were cut, their tables not there yet: too many at once to finish them late`,
      ),
      ...line('records', 'records', (n, map) => `${n} records lost: ring buffer ${map} was full`),
    ];
  }

  /** What lost events add up to in the tool's first value; nothing where that is the number of events itself. */
  #amount(): string {
    const amount = this.#total.get('amount') ?? 0n;
    const unit = this.#session.manifest.results.find(({ sampleTypes }) => sampleTypes !== undefined)?.sampleTypes?.[0]
      ?.unit;
    return amount === 0n || unit === undefined || unit === 'count' ? '' : ` (${amount} ${unit} in all)`;
  }
}
