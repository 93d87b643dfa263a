import { spawnSync } from 'node:child_process';
import { bccx } from './commands.js';
import { livePrograms, withProgram } from './live-programs.js';

const SECONDS = 2;

/** Functions that a C program, a thread of one or a program of node begins with. */
const usualRoot = /^(_start|__clone3?|clone3?|__GI___clone3?|__libc_start_main.*|start_thread|main)$/;

/**
 * How many user stacks reach their root, in every tool that takes stacks, for programs as Debian ships them: without frame
 * pointers.
 *
 * @returns {import('./section.js').Section}
 */
export function completeStacks() {
  const rows = [];
  for (const [name, program] of Object.entries(livePrograms)) {
    const row = withProgram(program, (pids) => {
      const shares = Object.values(tools(program.call ?? 'c:malloc')).map((command) =>
        completeness([...command, '-p', pids().join(',')]),
      );
      return [name, ...shares];
    });
    rows.push(row ?? [name, ...Object.keys(tools('')).map(() => 'not installed')]);
  }
  return {
    name: 'stacks',
    title: 'User stacks that reach their root',
    method:
      `Share of the user stacks of ${SECONDS} seconds, weighted by their events, that the walk followed to the outermost ` +
      'frame, and how many events that were; "elsewhere" counts those whose root is none by its name. Programs and libraries as ' +
      'Debian 12 ships them; the C and C++ programs are compiled with -fomit-frame-pointer. memleak sees only what stays ' +
      'allocated. While libgcc replaces the frames below an exception, it has overwritten the return address of its own: such ' +
      'stacks end there for every walker.',
    columns: ['program', ...Object.keys(tools(''))],
    rows,
  };
}

/**
 * @param {string} call
 * @returns {Record<string, string[]>}
 */
function tools(call) {
  return {
    profile: ['profile', '-F', '499', '-U', String(SECONDS)],
    offcputime: ['offcputime', '-U', String(SECONDS)],
    stackcount: ['stackcount', '-U', '-D', String(SECONDS), call],
    memleak: ['memleak', '-o', '0', '-T', '100000', String(SECONDS), '1'],
  };
}

/**
 * @param {string[]} words
 * @returns {string}
 */
function completeness(words) {
  const [program = '', ...args] = bccx([...words, '--json']);
  const done = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 30 });
  if (done.status !== 0) throw new Error(`'${words.join(' ')}' exited with ${done.status}: ${done.stderr}`);
  const share = done.stderr.match(/^.*?: (.*) of user stacks are complete/m)?.[1];
  return share === undefined ? 'none seen' : `${share} (${rooted(JSON.parse(done.stdout))})`;
}

/**
 * @param {{ samples: { values: Record<string, number>, stack: { name: string, kind: string }[] }[] }} profile
 * @returns {string}
 */
function rooted({ samples }) {
  let all = 0;
  let strange = 0;
  for (const { stack, values } of samples) {
    const weight = Object.values(values).at(-1) ?? 0;
    const root = stack.filter(({ kind }) => kind !== 'kernel').at(-1);
    if (root === undefined) continue;
    all += weight;
    if (!usualRoot.test(root.name) && !root.name.startsWith('[unknown]')) strange += weight;
  }
  return strange === 0 ? `${all}` : `${all}, ${strange} elsewhere`;
}
