import { GlueError } from './error.ts';

/** A native pointer that is given back at most once; using it afterwards is an error, never a crash. */
export class Handle {
  #address: bigint | undefined;
  readonly #what: string;

  /** what names it in the error, such as `object 'profile'`. */
  constructor(address: bigint, what: string) {
    this.#address = address;
    this.#what = what;
  }

  /** @throws {GlueError} `ECLOSED` */
  get address(): bigint {
    if (this.#address === undefined) {
      throw new GlueError({ errno: 0, code: 'ECLOSED', text: `use ${this.#what}: it is closed` });
    }
    return this.#address;
  }

  get closed(): boolean {
    return this.#address === undefined;
  }

  /** The pointer for its destructor; undefined when it was taken before. */
  take(): bigint | undefined {
    const address = this.#address;
    this.#address = undefined;
    return address;
  }
}
