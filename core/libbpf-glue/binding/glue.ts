import { checked } from './call.ts';
import { type Loaded, loadNative } from './native.ts';
import { BpfObject } from './object.ts';
import { gluePaths } from './paths.ts';
import { TaskEvents } from './task-events.ts';
import type { Facility, OpenOptions, Probed } from './types.ts';

let glue: Glue | undefined;

/** Opens the library on first use. @throws {GlueError} `EGLUE` */
export function loadGlue(): Glue {
  glue ??= new Glue(loadNative(gluePaths().library));
  return glue;
}

/** The library: objects, and what node's own API lacks. */
export class Glue {
  readonly #library: Loaded;

  constructor(library: Loaded) {
    this.#library = library;
  }

  get versions(): { readonly glue: string; readonly libbpf: string } {
    const { native } = this.#library;
    return { glue: native.bccx_glue_version(), libbpf: native.bccx_libbpf_version().replace(/^v/, '') };
  }

  /** Parse an object; nothing reaches the kernel before its load. Keeps no reference to bytes. @throws {GlueError} */
  openObject(bytes: Uint8Array, options: OpenOptions): BpfObject {
    return new BpfObject(this.#library, bytes, options);
  }

  /** Watch what happens to all processes of the machine; ringBytes: room for each CPU. @throws {GlueError} */
  watchTasks(ringBytes = 262_144): TaskEvents {
    return new TaskEvents(this.#library, ringBytes);
  }

  /** A pipe with both ends blocking and close-on-exec. Close its ends with `closeFd` or hand them over. */
  createPipe(): [readFd: number, writeFd: number] {
    const fds = new Int32Array(2);
    checked(this.#library, this.#library.native.bccx_pipe(fds));
    return [fds[0] ?? -1, fds[1] ?? -1];
  }

  closeFd(fd: number): void {
    checked(this.#library, this.#library.native.bccx_close(fd));
  }

  /**
   * A descriptor of a file or folder of tracefs, such as `events`, whether anybody has mounted it or not. Close it with
   * `closeFd`.
   *
   * @throws {GlueError} `ENOENT`; `EPERM` or `EACCES`: privilege or lockdown; `ENODEV`: a kernel without tracing
   */
  openTracefs(path: string): number {
    return checked(this.#library, this.#library.native.bccx_tracefs_open(path));
  }

  /**
   * Map the first page of a file executable into this process, so that it is among its mapped objects; nothing in it is run.
   * Gives the function that undoes it.
   *
   * @throws {GlueError} those of open(2) and mmap(2); `ENOEXEC`: no regular file, or an empty one
   */
  mapFile(path: string): () => void {
    const address = new BigUint64Array(1);
    checked(this.#library, this.#library.native.bccx_map_file(path, address));
    return () => checked(this.#library, this.#library.native.bccx_unmap_file(address[0] ?? 0n));
  }

  /** How many copies a per-CPU value has. */
  possibleCpus(): number {
    return checked(this.#library, this.#library.native.bccx_possible_cpus());
  }

  onlineCpus(): number[] {
    const cpus = new Uint32Array(this.possibleCpus());
    const count = checked(this.#library, this.#library.native.bccx_online_cpus(cpus, cpus.length));
    return [...cpus.subarray(0, count)];
  }

  /** Does a facility of this kernel work for this process? Tried by loading or attaching something tiny, off the event loop. */
  probe(facility: Facility): Promise<Probed> {
    const text = Buffer.alloc(256);
    return new Promise((resolve, reject) => {
      this.#library.native.bccx_probe.async(facility, text, text.byteLength, (error, result) => {
        if (error) reject(error);
        else
          resolve({
            facility,
            works: result === 0,
            errno: Math.abs(result),
            text: text.toString('utf8', 0, text.indexOf(0)),
          });
      });
    });
  }
}
