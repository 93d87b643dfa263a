import { GlueError } from './error.ts';

/** A native pointer that is given back at most once; using it afterwards is an error, never a crash. */
export class Handle {
  /** True while another thread works with it: until then, using it here is an error. */
  busy = false;
  #address: bigint | undefined;
  readonly #what: string;

  /** what names it in the error, such as `object 'profile'`. */
  constructor(address: bigint, what: string) {
    this.#address = address;
    this.#what = what;
  }

  /** @throws {GlueError} `ECLOSED`, `EBUSY` */
  get address(): bigint {
    if (this.#address === undefined) {
      throw new GlueError({ errno: 0, code: 'ECLOSED', text: `use ${this.#what}: it is closed` });
    }
    if (this.busy) {
      throw new GlueError({ errno: 0, code: 'EBUSY', text: `use ${this.#what}: it is being loaded` });
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
