import { checked } from './call.ts';
import { constants } from './declarations.ts';
import { GlueError } from './error.ts';
import type { Handle } from './handle.ts';
import type { Loaded } from './native.ts';
import { structure } from './structure.ts';
import type { Drained, DrainOptions, MapInfo } from './types.ts';

const ENOENT = 2;

/** A map of an object. Its entries are there once the object is loaded. */
export class BpfMap {
  readonly info: MapInfo;
  readonly #library: Loaded;
  readonly #owner: Handle;
  readonly #address: bigint;

  constructor(library: Loaded, owner: Handle, address: bigint, info: MapInfo) {
    this.#library = library;
    this.#owner = owner;
    this.#address = address;
    this.info = info;
  }

  /** The value (`info.transferSize` bytes), undefined when the key is not there. @throws {GlueError} */
  lookup(key: Uint8Array): Uint8Array | undefined {
    const value = new Uint8Array(this.info.transferSize);
    const result = this.#library.native.bccx_map__lookup(this.address, key, key.byteLength, value, value.byteLength);
    if (result === -ENOENT) return undefined;
    checked(this.#library, result);
    return value;
  }

  /** flags: 0 any, 1 only a new key (`EEXIST`), 2 only an existing one (`ENOENT`). @throws {GlueError} */
  update(key: Uint8Array, value: Uint8Array, flags = 0): void {
    const { native } = this.#library;
    const sizes = [key.byteLength, value.byteLength];
    checked(this.#library, native.bccx_map__update(this.address, key, sizes[0], value, sizes[1], flags));
  }

  /** True when the key was there. @throws {GlueError} */
  delete(key: Uint8Array): boolean {
    const result = this.#library.native.bccx_map__delete(this.address, key, key.byteLength);
    if (result === -ENOENT) return false;
    checked(this.#library, result);
    return true;
  }

  /** Keys back to back and values back to back, unpadded. Not a transaction. @throws {GlueError} */
  updateBatch(keys: Uint8Array, values: Uint8Array): void {
    const { name, keySize, transferSize } = this.info;
    const count = keySize === 0 ? 0 : keys.byteLength / keySize;
    if (!Number.isInteger(count) || values.byteLength !== count * transferSize) {
      throw new GlueError({
        errno: 0,
        code: 'EINVAL',
        text: `map '${name}': ${keys.byteLength} bytes of keys and ${values.byteLength} of values are not as many entries`,
      });
    }
    checked(this.#library, this.#library.native.bccx_map__update_batch(this.address, keys, values, count));
  }

  /**
   * Write into the inner array at `index` of an array of arrays: `keys` are its indices, values lie back to back. The
   * inner array is made at its first write, which takes 6 to 25 ms.
   *
   * @throws {GlueError} `E2BIG`: no such place in the outer array
   */
  updateInner(index: number, keys: Uint32Array, values: Uint8Array): void {
    checked(this.#library, this.#library.native.bccx_map__update_inner(this.address, index, keys, values, keys.length));
  }

  /** Copy an entry of the inner array at `index`; false when nothing was ever written to that array. @throws {GlueError} */
  lookupInner(index: number, key: number, into: Uint8Array): boolean {
    const result = this.#library.native.bccx_map__lookup_inner(this.address, index, key, into, into.byteLength);
    if (result === -ENOENT) return false;
    checked(this.#library, result);
    return true;
  }

  /**
   * Fill `into` with records: key padded to 8 bytes, then transferSize padded to 8. Call until done. `into` may be a view
   * of WASM memory and must hold one record. What is exact under concurrent updates: bccx_map__drain() in the C header.
   *
   * @throws {GlueError}
   */
  drain(into: Uint8Array, options: DrainOptions = {}): Drained {
    const drain = structure('bccx_drain', {
      flags:
        (options.delete ? constants.BCCX_DRAIN_DELETE : 0) |
        (options.batch === false ? constants.BCCX_DRAIN_SINGLE : 0),
    });
    checked(this.#library, this.#library.native.bccx_map__drain(this.address, into, into.byteLength, drain));
    return { bytes: Number(drain.bytes), count: drain.count, done: drain.done !== 0 };
  }

  /** Bytes that the kernel charges for the map. @throws {GlueError} */
  memory(): number {
    return checked(this.#library, this.#library.native.bccx_map__memory(this.address));
  }

  /** The C handle, for the binding itself. @throws {GlueError} `ECLOSED` */
  get address(): bigint {
    void this.#owner.address;
    return this.#address;
  }
}
