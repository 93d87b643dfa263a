/**
 * Layout of the unwind tables in BPF maps: the numbers of sdk/bpf/include/bccx/unwind_tables.h and unwind_row.h, which a
 * test compares with these.
 */
export const layout = {
  /** Version of the layout this host writes. */
  version: 1,
  /** An index entry covers 2^10 bytes of text. */
  chunkShift: 10,
  blockBytes: 4096,
  blockRows: 1024,
  blockIndex: 512,
  poolBlocks: 1024,
  pools: 16,
  rowPcShift: 22,
  ruleBits: 22,
  /** Bytes of one entry of `unwind_mappings`. */
  mappingBytes: 32,
} as const;

/** Rows of one object as bccx-unwind writes them: pairs of u32 {pc, rule}, sorted by pc, the first at pc 0. */
export type UnwindRows = Uint32Array;
