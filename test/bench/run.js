// Measures bccx beside its peers and writes docs/benchmarks.md.
//
//   npm run bench -- [BENCHMARK ...] [--rounds N]
//
// Needs root, a build (`npm run build`), and the peers that test/bench/peers/setup puts into a chroot (PEERS_DIR names it).
// Nothing else should run on the machine meanwhile.
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, release } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { attach } from './attach.js';
import { completeStacks } from './complete-stacks.js';
import { dwarfStacks } from './dwarf-stacks.js';
import { eventCost } from './event-cost.js';
import { finish } from './finish.js';
import { flame, flameLarge } from './flame.js';
import { flameBrowser } from './flame-browser.js';
import { largeDebug } from './large-debug.js';
import { memleak } from './memleak.js';
import { memory } from './memory.js';
import { namedFrames } from './named-frames.js';
import { packages } from './packages.js';
import { peerVersions } from './peers.js';
import { programs } from './programs.js';
import { writeSection } from './section.js';
import { startUp } from './start-up.js';
import { switches } from './switches.js';
import { symbolModule } from './symbol-module.js';
import { symbols } from './symbols.js';
import { tables } from './tables.js';
import { ensureTracefs } from './tracefs.js';
import { gate, hostileFiles } from './trust.js';
import { unwind } from './unwind.js';

/** @typedef {import('./section.js').Section} Section */
/** @type {Record<string, (rounds: number) => Section | Promise<Section>>} */
const benchmarks = {
  attach,
  memory,
  finish,
  'event-cost': eventCost,
  'start-up': startUp,
  packages,
  gate,
  'hostile-files': hostileFiles,
  symbols,
  'symbol-module': symbolModule,
  'large-debug': largeDebug,
  names: namedFrames,
  stacks: completeStacks,
  'dwarf-stacks': dwarfStacks,
  unwind,
  flame,
  'flame-large': flameLarge,
  'flame-browser': flameBrowser,
  memleak,
  switches,
  tables,
  programs,
};

ensureTracefs();
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '9' } },
});
const report = fileURLToPath(new URL('../../docs/benchmarks.md', import.meta.url));
for (const name of positionals.length > 0 ? positionals : Object.keys(benchmarks)) {
  const benchmark = benchmarks[name];
  if (benchmark === undefined) {
    process.stderr.write(`bench: no benchmark '${name}'\n  there are: ${Object.keys(benchmarks).join(', ')}\n`);
    process.exit(2);
  }
  const section = await benchmark(Number(values.rounds));
  writeSection(report, section, machine());
  process.stdout.write(
    `\n${section.title}\n${[section.columns, ...section.rows].map((cells) => cells.join('\t')).join('\n')}\n`,
  );
}

/** @returns {string} one sentence on what this was measured */
function machine() {
  const [os = 'Linux'] = /(?<=^PRETTY_NAME=").*(?="$)/m.exec(readFileSync('/etc/os-release', 'utf8')) ?? [];
  const peers = peerVersions().join(', ');
  return (
    `Kernel ${release()}, ${os}, ${availableParallelism()} CPUs (${cpus()[0]?.model.trim()}), Node ${process.versions.node}; ` +
    `${values.rounds} interleaved rounds; ${peers}.`
  );
}
