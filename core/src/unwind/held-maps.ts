import type { UnwindMaps } from './unwinder.ts';

type Write = (maps: Omit<UnwindMaps, 'mappingPlaces'>) => void;

/** Takes what is written to maps that the kernel does not have yet, and writes it once it has. */
export class HeldMaps implements UnwindMaps {
  readonly mappingPlaces: number;
  readonly pools: UnwindMaps['pools'] = (...block) => this.#write((maps) => maps.pools(...block));
  #held: Write[] = [];
  #maps: Omit<UnwindMaps, 'mappingPlaces'> | undefined;

  /** mappingPlaces: entries that `unwind_mappings` will have. */
  constructor(mappingPlaces: number) {
    this.mappingPlaces = mappingPlaces;
  }

  /** The maps are there: everything held goes in, in its order, and what comes later goes straight. */
  open(maps: Omit<UnwindMaps, 'mappingPlaces'>): void {
    this.#maps = maps;
    for (const write of this.#held.splice(0)) write(maps);
  }

  mappings(...entries: Parameters<UnwindMaps['mappings']>): void {
    this.#write((maps) => maps.mappings(...entries));
  }

  processes(...entries: Parameters<UnwindMaps['processes']>): void {
    this.#write((maps) => maps.processes(...entries));
  }

  removeProcess(tgid: number): void {
    this.#write((maps) => maps.removeProcess(tgid));
  }

  #write(write: Write): void {
    if (this.#maps) write(this.#maps);
    else this.#held.push(write);
  }
}
