// Unwind rows as `readelf -wF` (binutils) sees them, compared with ours.
import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { expectedArm64, undefinedReturns } from './expected-arm64.js';

const KIND = { GAP: 0, RSP: 1, RBP: 2, MEM: 3, PLT: 4, END: 5, SIGNAL: 6, FAR: 7 };
const PADDING_MAX = 15;

/** Our rows of a file: {info, rows: Uint32Array of {pc, rule}}; undefined rows when the file has no table. */
export function ourRows(dumpRows, file) {
  const run = spawnSync(dumpRows, [file], { maxBuffer: 1 << 30 });
  const info = JSON.parse(run.stderr.toString() || '{"error":-1}');
  if (info.error) return { info };
  const bytes = run.stdout;
  return { info, rows: new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)) };
}

function ruleAt(rows, pc) {
  let low = 0;
  let high = rows.length / 2;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (rows[2 * middle] <= pc) low = middle;
    else high = middle;
  }
  return rows[2 * low + 1];
}

/** What our x86-64 rule must be for a row of readelf's table, or a set of kinds where readelf prints only `exp`. */
function expectedX86(cells, { signal }) {
  if (cells.ra === 'u') return { kinds: [KIND.END] };
  if (signal) return { kinds: [KIND.SIGNAL] };
  if (cells.CFA === 'exp') return { kinds: [KIND.MEM, KIND.PLT, KIND.GAP] };
  if (cells.ra !== 'c-8') return { kinds: [KIND.GAP] };
  const cfa = /^(\w+)([+-]\d+)$/.exec(cells.CFA);
  if (!cfa) return { kinds: [KIND.GAP] };
  const offset = Number(cfa[2]);
  if (offset % 8 !== 0 || offset < 0) return { kinds: [KIND.GAP] };
  const words = offset / 8;
  let rbp;
  const saved = /^c([+-]\d+)$/.exec(cells.rbp ?? 'u');
  if (saved) {
    const slot = -Number(saved[1]) / 8;
    rbp = Number.isInteger(slot) && slot >= 2 && slot <= 250 ? [slot] : [1];
  } else if (cells.rbp === 'exp' || cells.rbp === 'vexp') rbp = [1, 255];
  else if (cells.rbp === undefined || cells.rbp === 'u' || cells.rbp === 's') rbp = [0, 1];
  else rbp = [1];
  if (cfa[1] === 'rsp') {
    if (words <= 2047) return { kinds: [KIND.RSP], arg: words, rbp };
    if (words < 2048 * 1024) return { kinds: [KIND.FAR], arg: words & 2047, high: words >> 11, rbp };
    return { kinds: [KIND.GAP] };
  }
  if (cfa[1] === 'rbp' && words <= 2047) return { kinds: [KIND.RBP], arg: words, rbp };
  return { kinds: [KIND.GAP] };
}

function agrees(rule, want) {
  const kind = (rule >>> 19) & 7;
  if (!want.kinds.includes(kind)) return false;
  if (want.arg !== undefined && (rule & 0x7ff) !== want.arg) return false;
  if (want.high !== undefined && rule >>> 22 !== want.high) return false;
  return want.rbp === undefined || want.rbp.includes((rule >>> 11) & 0xff);
}

/**
 * Compare every row of `readelf -wF FILE`, an object for x86-64 or AArch64, with ours.
 * @returns {Promise<{checked: number, different: string[]}>} different: at most 20 lines that name address, theirs, ours.
 */
export async function compareWithReadelf(file, { info, rows, arm64 }) {
  const readelf = spawn('readelf', ['-wF', file], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, LC_ALL: 'C' },
  });
  const result = { checked: 0, different: [], differences: 0, duplicates: 0 };
  const cies = new Map();
  const undefinedIn = arm64 ? undefinedReturns(file) : new Set();
  const expected = arm64 ? expectedArm64 : expectedX86;
  let inEhFrame = false;
  let columns = [];
  let record;
  let lastEnd = -1;
  const check = (pc, cells) => {
    if (pc < record.start || pc >= record.end || pc < info.base + info.textStart) return;
    const rule = ruleAt(rows, pc - info.base);
    result.checked++;
    const fde = { signal: record.cie?.signal, undefinedReturn: undefinedIn.has(record.start) };
    if (agrees(rule, expected(cells, fde))) return;
    result.differences++;
    if (result.different.length < 20)
      result.different.push(
        `${pc.toString(16)} ${JSON.stringify(cells)} ours kind ${(rule >>> 19) & 7} rbp ${(rule >>> 11) & 0xff} arg ${rule & 0x7ff}`,
      );
  };
  // Several rows may name one address: the last counts.
  let pending;
  const flush = () => {
    if (pending && record && !record.isCie && !record.shadowed) check(pending.pc, pending.cells);
    pending = undefined;
  };
  const finish = () => {
    flush();
    if (record && !record.isCie && !record.rows && record.cie?.cells && !record.shadowed)
      check(record.start, record.cie.cells);
    if (record && !record.isCie) lastEnd = Math.max(lastEnd, record.end);
  };
  for await (const line of createInterface({ input: readelf.stdout })) {
    if (line.startsWith('Contents of')) inEhFrame = line.includes('.eh_frame section');
    if (!inEhFrame) continue;
    const head =
      /^([0-9a-f]+) [0-9a-f]+ [0-9a-f]+ (CIE "(.*?)"|FDE cie=([0-9a-f]+) pc=([0-9a-f]+)\.\.([0-9a-f]+))/.exec(line);
    if (head) {
      finish();
      if (head[2].startsWith('CIE')) {
        record = { isCie: true, signal: head[3].includes('S'), rows: 0 };
        cies.set(Number.parseInt(head[1], 16), record);
      } else {
        record = { isCie: false, cie: cies.get(Number.parseInt(head[4], 16)), rows: 0 };
        record.start = Number.parseInt(head[5], 16);
        record.end = Number.parseInt(head[6], 16);
        // an FDE inside one that came before it: the first one's rows stand
        record.shadowed = record.start < lastEnd;
        if (record.shadowed) result.duplicates++;
      }
      continue;
    }
    if (/^\s+LOC\s/.test(line)) {
      columns = line.trim().split(/\s+/);
      continue;
    }
    const row = /^([0-9a-f]{16}) (.*)$/.exec(line);
    if (!row || !record) continue;
    const values = row[2]
      .trim()
      .replace(/(\S+) \(\S+\)/g, '$1')
      .split(/\s+/);
    const cells = Object.fromEntries(columns.slice(1).map((name, i) => [name, values[i]]));
    if (cells.ra === undefined && record.cie?.cells?.ra) cells.ra = record.cie.cells.ra;
    if (record.isCie) {
      record.cells = cells;
      continue;
    }
    record.rows++;
    const pc = Number.parseInt(row[1], 16);
    if (pending && pending.pc !== pc) flush();
    pending = { pc, cells };
  }
  finish();
  return result;
}

/** A row stands for every address up to the next: holes of up to this many bytes between functions are padding. */
export const paddingMax = PADDING_MAX;
