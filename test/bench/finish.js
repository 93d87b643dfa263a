import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bccx } from './commands.js';
import { withLoad, withPrograms } from './load.js';
import { flamegraphScript, peer } from './peers.js';
import { interleave, median, row } from './statistics.js';
import { watch } from './watch.js';

/**
 * From the end of a trace of five seconds of the whole machine to a written flame graph.
 *
 * @param {number} rounds
 * @returns {import('./section.js').Section}
 */
export function finish(rounds) {
  const directory = mkdtempSync(join(tmpdir(), 'bccx-bench-'));
  try {
    const loads = [
      { load: 'a call tree', times: withLoad(() => measure(rounds, directory)) },
      { load: 'a compiler and an interpreter', times: withPrograms(() => measure(rounds, directory)) },
    ];
    return report(loads);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/**
 * @param {number} rounds
 * @param {string} directory
 * @returns {Map<string, number[]>} milliseconds by pipeline
 */
function measure(rounds, directory) {
  const svg = join(directory, 'bccx.svg');
  const data = join(directory, 'perf.data');
  const record = peer(['perf', 'record', '-q', '-F', '999', '-a', '-g', '-o', data, '--', 'sleep', '5']);
  const script = peer(['perf', 'script', '--no-inline', '-i', data]);
  const collapse = peer(['inferno-collapse-perf']);
  const perlSvg = join(directory, 'perl.svg');
  const infernoSvg = join(directory, 'inferno.svg');
  const pipelines = {
    'perf script --no-inline, collapse, flamegraph.pl': [script, collapse, ['perl', flamegraphScript]],
    'perf script --no-inline, inferno': [script, collapse, peer(['inferno-flamegraph'])],
  };
  return interleave(rounds, {
    bccx: () => {
      const seen = watch(bccx(['profile', '-F', '999', '5', '--out', svg]), { file: svg });
      if (seen.detachMs <= seen.attachMs || seen.fileMs <= seen.detachMs)
        throw new Error('it was not seen to detach, then write');
      return seen.fileMs - seen.detachMs;
    },
    [Object.keys(pipelines)[0] ?? '']: () => {
      // Recorded anew for each round, and used by the next subject too, while the files are warm.
      if (spawnSync(record[0] ?? '', record.slice(1), { stdio: 'ignore' }).status !== 0)
        throw new Error('perf record failed');
      return pipeline(Object.values(pipelines)[0] ?? [], perlSvg);
    },
    [Object.keys(pipelines)[1] ?? '']: () => pipeline(Object.values(pipelines)[1] ?? [], infernoSvg),
  });
}

/**
 * @param {{ load: string, times: Map<string, number[]> }[]} loads
 * @returns {import('./section.js').Section}
 */
function report(loads) {
  return {
    name: 'finish',
    title: 'From the end of a trace to a flame graph',
    method:
      'Five seconds of the whole machine at 999 Hz while all its CPUs are busy, also after the trace; files warm. For bccx: ' +
      'from the first descriptor closed, as seen from outside, to the SVG under its final name. For perf: the pipeline from ' +
      'perf.data to the SVG, without the time that perf record takes to end; the collapsing is inferno’s in both.',
    columns: ['busy with', 'pipeline', 'median', 'range', 'to bccx'],
    rows: loads.flatMap(({ load, times }) => {
      const base = median(times.get('bccx') ?? []);
      return [...times].map(([name, values]) => [load, ...row(name, values, 'ms', base)]);
    }),
  };
}

/**
 * @param {string[][]} commands each one's output is the next one's input
 * @param {string} svg
 * @returns {number} milliseconds
 */
function pipeline(commands, svg) {
  const line = commands.map((command) => command.map(quote).join(' ')).join(' | ');
  rmSync(svg, { force: true });
  const start = process.hrtime.bigint();
  const done = spawnSync('bash', ['-o', 'pipefail', '-c', `${line} > ${quote(svg)}`], { encoding: 'utf8' });
  const elapsed = process.hrtime.bigint() - start;
  if (done.status !== 0 || statSync(svg).size < 10_000) throw new Error(`'${line}' failed: ${done.stderr}`);
  return Number(elapsed) / 1e6;
}

/** @param {string} word */
function quote(word) {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
