// Prints the versions of the compilers and libraries that native builds take from the machine. nx hashes the output, so
// that an upgraded compiler rebuilds what it compiled.
import { execFileSync } from 'node:child_process';
import { aptPackages } from './apt-packages.js';

const names = aptPackages().flatMap((entry) => entry.alternatives);
let installed = '';
try {
  installed = execFileSync('dpkg-query', ['-W', '-f', '${Package} ${Version} ${db:Status-Status}\n', ...names], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
} catch (error) {
  // dpkg-query fails when one of the names is unknown and still prints the others.
  if (error instanceof Error && 'stdout' in error) installed = String(error.stdout);
}
process.stdout.write(installed.split('\n').sort().join('\n'));
