import { checked, made } from './call.ts';
import { Handle } from './handle.ts';
import type { Loaded } from './native.ts';

/** A program attached somewhere. Closing it detaches; so does the end of the process. It outlives its object. */
export class Link {
  readonly #library: Loaded;
  readonly #handle: Handle;

  constructor(library: Loaded, pointer: bigint | null) {
    this.#library = library;
    this.#handle = new Handle(made(library, pointer), 'link');
  }

  /**
   * Run an iterator over every object there is now; it puts what it finds into its maps.
   *
   * @throws {GlueError} `EINVAL`: the link is not an iterator's
   */
  run(): void {
    checked(this.#library, Number(this.#library.native.bccx_link__run(this.#handle.address)));
  }

  /** Detach; again is fine. */
  close(): void {
    const address = this.#handle.take();
    if (address !== undefined) this.#library.native.bccx_link__destroy(address);
  }

  [Symbol.dispose](): void {
    this.close();
  }
}
