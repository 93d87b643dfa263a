/** Shape of a per-CPU array's records. */
export interface PerCpuShape {
  readonly keySize: number;
  /** Bytes of one CPU's value: u64 words. */
  readonly valueSize: number;
  /** Bytes of one record as it was drained. */
  readonly recordSize: number;
}

/**
 * Records of a per-CPU array with the CPUs' values added up, word by word: key padded to 8 bytes, then one value padded to 8.
 */
export function sumOverCpus(records: Uint8Array, shape: PerCpuShape, cpus: number): Uint8Array {
  const key = Math.ceil(shape.keySize / 8);
  const value = Math.ceil(shape.valueSize / 8);
  const words = new BigUint64Array(records.slice().buffer);
  const stride = shape.recordSize / 8;
  const count = words.length / stride;
  const sums = new BigUint64Array(count * (key + value));
  for (let record = 0; record < count; record++) {
    const from = record * stride;
    const to = record * (key + value);
    sums.set(words.subarray(from, from + key), to);
    for (let cpu = 0; cpu < cpus; cpu++) {
      for (let word = 0; word < value; word++) {
        sums[to + key + word] = (sums[to + key + word] ?? 0n) + (words[from + key + cpu * value + word] ?? 0n);
      }
    }
  }
  return new Uint8Array(sums.buffer);
}
