// What an AArch64 rule must be for a row of `readelf -wF`.
import { spawnSync } from 'node:child_process';

const KIND = { GAP: 0, RSP: 1, RBP: 2, END: 5, SIGNAL: 6, FAR: 7 };
const SAVED = { RECORD: 0, RA: 1, RECORD_AT_BASE: 2, RA_AT_BASE: 3 };
const SLOT_MAX = 63;

/**
 * readelf prints `u` both for a return address that is undefined and for one that no instruction speaks of.
 *
 * @param {string} file
 * @returns {Set<number>} first addresses of the functions whose instructions say `undefined`
 */
export function undefinedReturns(file) {
  const run = spawnSync('readelf', ['-wf', file], { maxBuffer: 1 << 30, env: { ...process.env, LC_ALL: 'C' } });
  const found = new Set();
  let start = -1;
  for (const line of run.stdout.toString().split('\n')) {
    const head = / FDE cie=\S+ pc=([0-9a-f]+)\.\./.exec(line);
    if (head) start = Number.parseInt(head[1], 16);
    else if (line.includes('DW_CFA_undefined: r30')) found.add(start);
  }
  return found;
}

/** Bytes from the CFA of `c-16`; undefined where the register is not saved at such a place. */
function offsetOf(cell) {
  const match = /^c([+-]\d+)$/.exec(cell ?? '');
  return match ? Number(match[1]) : undefined;
}

/** @param {{signal: boolean, undefinedReturn: boolean}} fde */
export function expectedArm64(cells, { signal, undefinedReturn }) {
  const untold = (cell) => cell === undefined || cell === 'u' || cell === 's';
  let notSaved = untold(cells.ra) && untold(cells.x29);
  if (undefinedReturn && cells.ra === 'u') return { kinds: notSaved ? [KIND.END, KIND.RSP] : [KIND.END] };
  if (signal) return { kinds: [KIND.SIGNAL] };
  const cfa = /^(sp|x29)([+-]\d+)$/.exec(cells.CFA);
  const x29 = offsetOf(cells.x29);
  let ra = offsetOf(cells.ra);
  let offset = Number(cfa?.[2]);
  if (ra === 8 && x29 === undefined) {
    // glibc's lazy resolver leaves out what the linkage table's head pushed, and has popped x30 where it ends
    offset += 16;
    ra = offset === 0 ? undefined : ra - 16;
    notSaved = ra === undefined;
  }
  if (!cfa || offset < 0 || offset % 8 !== 0) return { kinds: [KIND.GAP] };
  if (!notSaved && (ra === undefined || (!untold(cells.x29) && ra !== x29 + 8))) return { kinds: [KIND.GAP] };
  const words = offset / 8;
  const below = -(x29 ?? ra) / 8;
  let saved = 0;
  if (!notSaved) {
    const [fromCfa, fromBase] = x29 === undefined ? [SAVED.RA, SAVED.RA_AT_BASE] : [SAVED.RECORD, SAVED.RECORD_AT_BASE];
    if (below <= SLOT_MAX) saved = (fromCfa << 6) | below;
    else if (words - below >= 0 && words - below <= SLOT_MAX) saved = (fromBase << 6) | (words - below);
    else return { kinds: [KIND.GAP] };
  }
  const eight = [saved];
  if (words <= 2047) return { kinds: [cfa[1] === 'sp' ? KIND.RSP : KIND.RBP], arg: words, rbp: eight };
  return cfa[1] === 'sp'
    ? { kinds: [KIND.FAR], arg: words & 2047, high: words >> 11, rbp: eight }
    : { kinds: [KIND.GAP] };
}
