// `npm test`: installs what is missing, builds, and runs every check and test of the repository. The last line adds up the
// tests that really ran; the exit status is 0 when none failed and nothing was left behind.
import { spawnSync } from 'node:child_process';
import { LeakGate } from './leaks.js';
import { linkCommand } from './link-command.js';
import { runTargets } from './nx.js';
import { giveBack, isRoot } from './privilege.js';
import { headline, say } from './say.js';
import { checkout, setUp } from './setup.js';
import { forgetOutcomes, outcomes, testTargets } from './targets.js';

setUp('test');
if (!isRoot) {
  say('test: tracing needs root; the tests that trace run through sudo');
  if (spawnSync('sudo', ['-v'], { stdio: 'inherit' }).status !== 0) {
    say('test: sudo refused; those tests will fail');
  }
}

headline('test: building and testing (nx skips what has not changed since it last passed)');
forgetOutcomes();
const gate = new LeakGate();
const succeeded = await runTargets(['build', ...testTargets], { quiet: true });
linkCommand();
const leaks = await gate.close();
giveBack(checkout);

headline('test: results');
let passed = 0;
let failed = 0;
for (const outcome of outcomes()) {
  const name = `${outcome.project === '.' ? 'repository' : outcome.project} ${outcome.target}`;
  const note = outcome.ran ? '' : '  did not run: what it needs was not built';
  say(`  ${name.padEnd(34)} ${`${outcome.passed} passed, ${outcome.failed} failed`.padStart(26)}${note}`);
  for (const reason of new Set(outcome.skipped)) say(`    skipped: ${reason}`);
  passed += outcome.passed;
  failed += outcome.failed;
}
for (const leak of leaks) say(`  left behind: ${leak}`);
say(
  `  ${'nothing left behind'.padEnd(34)} ${`${leaks.length === 0 ? 1 : 0} passed, ${leaks.length} failed`.padStart(26)}`,
);
passed += leaks.length === 0 ? 1 : 0;
failed += leaks.length;
if (!succeeded && failed === 0) {
  say('  a build failed; see above');
  failed = 1;
}

process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
