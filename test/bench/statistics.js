/**
 * @param {number[]} values
 * @returns {number} the middle value, or the mean of the two middle ones
 */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
}

/**
 * Runs every subject once, then every subject once more, and so on, so that whatever else the machine does meanwhile falls
 * on all of them alike.
 *
 * @template T
 * @param {number} rounds
 * @param {Record<string, () => T>} subjects
 * @returns {Map<string, T[]>} every subject's results, in the order given
 */
export function interleave(rounds, subjects) {
  /** @type {Map<string, T[]>} */
  const results = new Map(Object.keys(subjects).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, measure] of Object.entries(subjects)) results.get(name)?.push(measure());
  }
  return results;
}

/**
 * One row of a report: the median, the range, and the median as a multiple of a reference.
 *
 * @param {string} name
 * @param {number[]} values
 * @param {string} unit
 * @param {number} reference
 * @returns {string[]}
 */
export function row(name, values, unit, reference) {
  const digits = median(values) < 10 ? 2 : median(values) < 100 ? 1 : 0;
  const show = (/** @type {number} */ value) => value.toFixed(digits);
  return [
    name,
    `${show(median(values))} ${unit}`,
    `${show(Math.min(...values))}–${show(Math.max(...values))}`,
    `${(median(values) / reference).toFixed(2)}×`,
  ];
}
