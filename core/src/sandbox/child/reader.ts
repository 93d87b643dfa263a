/** Who answers a module's questions about processes and files. Answers are results or negative errno. */
export interface Reader {
  /** Bytes that it delivered. */
  readonly bytes: number;
  openProcess(tgid: number, startNs: bigint, epoch: number): bigint;
  closeProcess(handle: number): void;
  maps(handle: number, offset: bigint, into: Uint8Array): bigint;
  openObject(process: number, mapStart: bigint): bigint;
  objectSize(handle: number): bigint;
  readObject(handle: number, offset: bigint, into: Uint8Array): bigint;
  objectIdentity(handle: number): bigint;
  closeObject(handle: number): void;
  openCompanion(object: number, kind: number, name: Uint8Array): bigint;
  kallsyms(offset: bigint, into: Uint8Array): bigint;
  perfMap(process: number, offset: bigint, into: Uint8Array): bigint;
}
