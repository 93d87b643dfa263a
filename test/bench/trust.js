import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bccx } from './commands.js';
import { sleep } from './load.js';
import { interleave, median } from './statistics.js';
import { watch } from './watch.js';

const hostile = fileURLToPath(new URL('../hostile/', import.meta.url));
const tools = ['profile', 'offcputime', 'stackcount', 'memleak'];

/**
 * What it takes to look at a tool's bytes before they are loaded, as part of a start.
 *
 * @param {number} rounds
 * @returns {import('./section.js').Section}
 */
export function gate(rounds) {
  const runs = {
    profile: ['profile', '1'],
    offcputime: ['offcputime', '1'],
    stackcount: ['stackcount', '-D', '1', 't:sched:sched_process_fork'],
    memleak: ['memleak', '-p', String(process.pid), '1', '1'],
  };
  const seen = interleave(
    rounds,
    Object.fromEntries(Object.entries(runs).map(([tool, words]) => [tool, () => startOf([...words, '--stats'])])),
  );
  return {
    name: 'gate',
    title: 'Policy within a start',
    method:
      'What `--stats` says of a start: policy is reading the BPF object as data and comparing it with manifest, grants and ' +
      'administrator. The module is read and its process starts while the kernel verifies the object; kernel has what of ' +
      'that takes longer than verifying. Medians.',
    columns: ['tool', 'attached after', 'policy', 'opening', 'kernel', 'unwind tables', 'attaching'],
    rows: tools.map((tool) => [
      tool,
      ...['attached', 'policy', 'opening', 'kernel', 'unwind tables', 'attaching'].map(
        (part) => `${median((seen.get(tool) ?? []).map((start) => start[part] ?? 0)).toFixed(0)} ms`,
      ),
    ]),
  };
}

/**
 * @param {string[]} words
 * @returns {Record<string, number>} milliseconds by step
 */
function startOf(words) {
  const [node = '', ...args] = bccx(words);
  const { status, stderr } = spawnSync(node, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  const line = /attached after (\d+) ms: (.*)/.exec(stderr);
  if (status !== 0 || line === null) throw new Error(`'${words.join(' ')}' exited with ${status}: ${stderr}`);
  const parts = (line[2] ?? '').split(', ').map((part) => /^(.*) (\d+)$/.exec(part) ?? []);
  return { attached: Number(line[1]), ...Object.fromEntries(parts.map(([, name = '', ms]) => [name, Number(ms)])) };
}

/**
 * How much later a result is there when one of the two traced programs is made to deceive or to exhaust who reads it.
 *
 * @param {number} rounds
 * @returns {Promise<import('./section.js').Section>}
 */
export async function hostileFiles(rounds) {
  const directory = mkdtempSync(join(tmpdir(), 'bccx-bench-'));
  try {
    const files = await hostileExecutables(directory);
    const honest = median(Array.from({ length: Math.max(rounds, 5) }, () => secondsToResult(files.honest)));
    const added = files.hostile
      .map(({ name, path }) => ({ name, ms: median([1, 2, 3].map(() => secondsToResult(path))) - honest }))
      .sort((a, b) => a.ms - b.ms);
    const [middle, worst] = [added[added.length >> 1], added.at(-1)];
    return {
      name: 'hostile-files',
      title: 'Results from hostile executables',
      method:
        `From the end of a trace of one second to the written result, beyond what the honest executable takes ` +
        `(${honest.toFixed(0)} ms); each of the ${added.length} executables of test/hostile/elf three times, medians.`,
      columns: ['executable', 'later by'],
      rows: [
        [`half of them (${middle?.name})`, `${middle?.ms.toFixed(0)} ms`],
        [`nine in ten`, `${added[Math.floor(added.length * 0.9)]?.ms.toFixed(0)} ms`],
        [`the worst (${worst?.name})`, `${worst?.ms.toFixed(0)} ms`],
        ['later by more than 250 ms', String(added.filter(({ ms }) => ms > 250).length)],
      ],
    };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** @param {string} path */
function secondsToResult(path) {
  const victim = spawn(path, [], { stdio: 'ignore' });
  try {
    sleep(0.1);
    const out = `${path}.folded`;
    const command = bccx(['profile', '-p', String(victim.pid), '-F', '199', '1', '--out', out]);
    const { detachMs, fileMs } = watch(command, { file: out });
    return fileMs - detachMs;
  } finally {
    victim.kill('SIGKILL');
  }
}

/**
 * Makes the executables of test/hostile/elf/tricks from the honest one.
 *
 * @param {string} directory
 */
async function hostileExecutables(directory) {
  const tricks = readdirSync(join(hostile, 'elf/tricks')).map((file) => file.replace(/\.ts$/, ''));
  const list = tricks.map((name) => `export { trick as ${identifier(name)} } from './elf/tricks/${name}.ts';`);
  const bundle = join(directory, 'tricks.mjs');
  await build({
    stdin: { contents: [...list, "export { ElfFile } from './elf/elf-file.ts';"].join('\n'), resolveDir: hostile },
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  const made = await import(bundle);
  const honestBytes = readFileSync(join(hostile, 'build/elf/victim'));
  const write = (/** @type {string} */ name, /** @type {Uint8Array} */ bytes) => {
    const path = join(directory, name);
    writeFileSync(path, bytes);
    chmodSync(path, 0o755);
    return path;
  };
  return {
    honest: write('honest', honestBytes),
    hostile: tricks.map((name) => {
      const { change, length } = made[identifier(name)];
      const file = new made.ElfFile(honestBytes);
      change(file);
      const path = write(name, file.bytes);
      if (length !== undefined) truncateSync(path, length);
      return { name, path };
    }),
  };
}

/** @param {string} name */
function identifier(name) {
  return name.replaceAll('-', '_');
}
