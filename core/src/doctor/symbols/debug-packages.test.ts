import { execFileSync, spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DebugPackages } from './debug-packages.ts';

const LIBC = '/lib/x86_64-linux-gnu/libc.so.6';

const known = spawnSync('apt-cache', ['show', 'libc6-dbg'], { encoding: 'utf8' }).stdout ?? '';

test.skipIf(known === '')('the package is the one whose list of build ids has the file, in that version', () => {
  const notes = execFileSync('readelf', ['-n', LIBC], { encoding: 'utf8' });
  const buildId = /Build ID: ([0-9a-f]+)/.exec(notes)?.[1] ?? '';
  const version = execFileSync('dpkg-query', ['-W', '-f', '${Version}', 'libc6'], { encoding: 'utf8' });
  const path = realpathSync(LIBC);
  const packages = new DebugPackages([path, '/nowhere/at all', '/etc/hostname']);
  if (known.includes(`Version: ${version}\n`))
    expect(packages.install(path, buildId)).toBe(`apt install libc6-dbg=${version}`);
  else
    expect(packages.install(path, buildId)).toMatch(/^apt install libc6-dbg, which apt has for .* only: upgrade libc6/);
  expect(packages.install('/etc/hostname', '')).toBeUndefined();
});

test('a path that would mean something else to a query is not asked about', () => {
  const paths = ['/usr/lib/*', '/etc/[a-z]*', '-S', "/usr/bin/'$(id)'"];
  const packages = new DebugPackages(paths);
  for (const path of paths) expect(packages.install(path, 'c0ffee')).toBeUndefined();
});
