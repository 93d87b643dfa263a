/**
 * Folded stacks of any number for the flame graph benchmarks: the same text for the same number and seed everywhere.
 * A hundred thousand are 66 MB with 277,000 distinct frames, depth 10 to 60, in no order.
 *
 *     node folded-stacks.js NUMBER [SEED] > FILE
 */
import { writeSync } from 'node:fs';

const WORDS =
  'alloc read write parse flush visit lookup insert remove update encode decode handle request response buffer cache ' +
  'page block index table stream thread worker queue event timer socket session query commit merge split scan filter ' +
  'sort hash copy move lock unlock wait notify poll drain open close init free compile render layout paint resolve';
const SPACES = 'core net db http ui store runtime codec io util sched mem fs rpc auth log'.split(' ');

/**
 * xorshift32: small, and the same on every machine.
 *
 * @param {number} seed
 * @returns {(below: number) => number}
 */
function randomNumbers(seed) {
  let state = seed >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/**
 * @param {(below: number) => number} random
 * @param {number} count
 * @returns {string[]}
 */
function makeNames(random, count) {
  const words = WORDS.split(' ');
  const pick = (/** @type {string[]} */ list) => list[random(list.length)];
  const names = new Set();
  while (names.size < count) {
    names.add(`${pick(SPACES)}::${pick(words)}_${pick(words)}::${pick(words)}_${pick(words)}`);
  }
  return [...names];
}

/**
 * Yields `number` distinct stacks with a count each.
 *
 * @param {number} number
 */
export function* foldedStacks(number, seed = 1) {
  const random = randomNumbers(seed);
  const names = makeNames(random, 4000);
  // Paths that later stacks may branch off from, as arrays of names.
  /** @type {string[][]} */
  const paths = [];
  const seen = new Set();
  while (seen.size < number) {
    const stack = growPath(paths, names, random);
    const line = stack.join(';');
    if (seen.has(line)) continue;
    seen.add(line);
    if (paths.length < 4096) paths.push(stack);
    else paths[random(paths.length)] = stack;
    const count = random(100) === 0 ? 100 + random(2400) : 1 + random(3);
    yield `${line} ${count}\n`;
  }
}

/**
 * @param {string[][]} paths
 * @param {string[]} names
 * @param {(below: number) => number} random
 * @returns {string[]}
 */
function growPath(paths, names, random) {
  const length = 10 + random(21) + Math.floor((random(1000) * random(1000) * 30) / 1e6);
  const from = paths.length === 0 ? [] : (paths[random(paths.length)] ?? []);
  const added = 1 + random(4) + (random(8) === 0 ? random(4) : 0);
  const stack = from.slice(0, Math.min(from.length, length - added));
  while (stack.length < length && stack.length < from.length + added) stack.push(names[random(names.length)] ?? '');
  while (stack.length < 10) stack.push(names[random(names.length)] ?? '');
  return stack;
}

if (import.meta.url === `file://${process.argv[1]}`) {
  let text = '';
  for (const line of foldedStacks(Number(process.argv[2] ?? 1000), Number(process.argv[3] ?? 1))) {
    text += line;
    if (text.length > 1 << 20) {
      writeSync(1, text);
      text = '';
    }
  }
  writeSync(1, text);
}
