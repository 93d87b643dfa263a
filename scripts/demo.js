// `npm run demo`: installs what is missing, builds, and writes flame.svg: what this machine did for five seconds while a small
// bundled workload ran on it.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { linkCommand } from './link-command.js';
import { runTargets } from './nx.js';
import { asRoot, giveBack, isRoot } from './privilege.js';
import { headline, say } from './say.js';
import { checkout, setUp } from './setup.js';

const seconds = 5;
const picture = join(checkout, 'flame.svg');

setUp('build');
headline('demo: building (nx skips what has not changed)');
const built = await runTargets(['build'], { quiet: true, projects: ['bccx', '@bccx/*', 'bccx-test'] });
linkCommand();
if (!built) {
  say('demo: the build failed; what went wrong is above');
  process.exit(1);
}

const command = [
  process.execPath,
  join(checkout, 'core/dist/bccx.js'),
  'profile',
  '-F',
  '99',
  String(seconds),
  '--out',
  picture,
];
headline(`demo: profiling the whole machine for ${seconds} seconds`);
say(`  ${isRoot ? '' : 'sudo '}npx bccx ${command.slice(2, -1).join(' ')} flame.svg`);
const workloads = ['tree', 'templates', 'threads'].map((name) =>
  spawn(join(checkout, 'test/workloads/build', name), ['--now', '--seconds', String(seconds)], { stdio: 'ignore' }),
);
for (const workload of workloads)
  workload.on('error', (error) => say(`demo: a workload did not start: ${error.message}`));
const [program = '', ...args] = asRoot(command);
const profiled = spawnSync(program, args, { stdio: 'inherit' });
for (const workload of workloads) workload.kill();
if (isRoot) giveBack(checkout);

if (profiled.status !== 0 || !existsSync(picture) || statSync(picture).size === 0) {
  say(`demo: no flame graph; bccx exited with ${profiled.status}`);
  process.exit(1);
}
process.stdout.write(`\n${picture}\n`);
say('  Open it in a browser: hover for details, click to zoom, search for a function.');
say(`  Next: sudo npx bccx profile -p PID 10 --out one-process.svg    one process`);
say('        npx bccx help profile                                 every option');
say('        sudo npx bccx doctor                                  what else this machine can trace');
