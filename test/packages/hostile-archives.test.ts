import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { toolArchive } from './tool-files.ts';
import type { Trick } from './trick.ts';
import { User } from './user.ts';

const folder = join(import.meta.dirname, 'tricks');
const tricks = await Promise.all(
  readdirSync(folder).map(async (file): Promise<[string, Trick]> => {
    const { trick } = await import(join(folder, file));
    return [file.replace('.ts', ''), trick];
  }),
);

/** Whoever looks after the machine must find it as before: these are what the tricks would leave. */
const traces = ['/etc/cron.d/x', '/tmp/bccx-was-run'];

test('an honest archive made the same way is installed', async () => {
  using user = new User();
  writeFileSync(user.file('it.tgz'), toolArchive());
  expect(await user.bccx('add', './it.tgz', '--yes')).toMatchObject({ status: 0 });
  expect(user.lock()).toContain('"bccx-plugin-sampler"');
});

test.each(tricks)('%s is refused and leaves nothing', async (_, { code, archive }) => {
  using user = new User();
  writeFileSync(user.file('honest.tgz'), toolArchive({ name: 'bccx-plugin-other', command: 'other' }));
  expect(await user.bccx('add', './honest.tgz', '--yes')).toMatchObject({ status: 0 });
  const before = user.contents();
  writeFileSync(user.file('it.tgz'), archive());
  expect(await user.failure('add', './it.tgz', '--yes')).toMatchObject({ code });
  expect(user.contents()).toEqual(before);
  expect(await user.bccx('verify')).toMatchObject({ status: 0 });
  expect(traces.filter((path) => existsSync(path))).toEqual([]);
});

test('every trick ends with exit code 4, or 3 where the package is for another bccx', async () => {
  const { catalogue } = await import('../../core/src/errors/catalogue.ts');
  const exits = new Map(tricks.map(([, { code }]) => [code, catalogue[code as keyof typeof catalogue].exit]));
  expect([...exits].filter(([, exit]) => exit !== 4)).toEqual([['BCCX_PACKAGE_HOST', 3]]);
  expect(exits.size).toBeGreaterThanOrEqual(12);
});
