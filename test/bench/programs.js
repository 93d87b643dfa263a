import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { bccx } from './commands.js';

/** @type {Record<string, string[]>} */
const runs = {
  profile: ['profile', '3'],
  offcputime: ['offcputime', '3'],
  stackcount: ['stackcount', '-D', '3', 't:sched:sched_process_fork'],
  'memleak, a process': ['memleak', '-p', String(process.pid), '3', '1'],
  'memleak, the kernel': ['memleak', '3', '1'],
};

/**
 * What the kernel has to verify before a stack tool can begin: the same in every round.
 *
 * @returns {Promise<import('./section.js').Section>}
 */
export async function programs() {
  const rows = [];
  for (const [tool, words] of Object.entries(runs)) {
    const verified = await load(words);
    rows.push([
      tool,
      String(verified.length),
      verified.reduce((sum, each) => sum + each, 0).toLocaleString('en'),
      Math.max(...verified).toLocaleString('en'),
    ]);
  }
  return {
    name: 'programs',
    title: 'Programs that the kernel verifies',
    method:
      'Instructions that the verifier went through (verified_insns in the fdinfo of the loaded programs; the kernel’s limit is a ' +
      'million each), in all programs of a run and in the largest. What loading them takes is in the section on policy.',
    columns: ['tool', 'programs', 'verified instructions', 'the largest'],
    rows,
  };
}

/**
 * @param {string[]} words
 * @returns {Promise<number[]>} of each program
 */
async function load(words) {
  const [node = '', ...args] = bccx(words);
  const child = spawn(node, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    errors += text;
  });
  /** @type {number[]} */
  let verified = [];
  while (child.exitCode === null) {
    const now = verifiedIn(child.pid ?? 0);
    if (now.length >= verified.length) verified = now;
    await sleep(50);
  }
  if (child.exitCode !== 0 || verified.length === 0) throw new Error(`'${words.join(' ')}' failed: ${errors}`);
  return verified;
}

/** @param {number} pid */
function verifiedIn(pid) {
  try {
    const programs = readdirSync(`/proc/${pid}/fdinfo`).flatMap((fd) => {
      const text = readFileSync(`/proc/${pid}/fdinfo/${fd}`, 'latin1');
      const [, id] = /^prog_id:\s+(\d+)$/m.exec(text) ?? [];
      const [, count] = /^verified_insns:\s+(\d+)$/m.exec(text) ?? [];
      return id === undefined ? [] : [/** @type {const} */ ([id, Number(count)])];
    });
    return [...new Map(programs).values()];
  } catch {
    return [];
  }
}
