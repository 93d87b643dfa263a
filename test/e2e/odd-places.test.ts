import { copyFileSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { containerOf } from './container.ts';
import { built, expectMixed, expectNames, rootWith, share, watch } from './scene.ts';
import { Scratch } from './scratch.ts';

/* Programs where package managers, containers and people with strange tastes put them. Each is gone, with all that it alone
 * could see, when its names are looked for. */

/* Two tools start and end in each, on a machine that may have other things to do. */
vi.setConfig({ testTimeout: 120_000 });

/** A command in a mount namespace that a shell prepares; `$0` is a folder, `$1` the program. */
function withMounts(scratch: Scratch, prepare: string, program: string): string[] {
  return ['unshare', '--mount', 'sh', '-c', `${prepare} && exec "$0/mixed" --seconds 1`, scratch.path, program];
}

/** Puts another file in the place of one that is in use, as a package manager does. */
function upgrade(path: string, by: string): void {
  copyFileSync(by, `${path}.new`);
  renameSync(`${path}.new`, path);
}

test.each(['a path of words', 'two\nlines', 'mixed (deleted)', 'back\\012slash', '\u00fcml\u00e4ut', 'quote\'"$(id)'])(
  'a program called %j',
  async (name) => {
    using scratch = new Scratch();
    const path = join(scratch.path, name, name);
    mkdirSync(dirname(path));
    copyFileSync(built('mixed'), path);
    expectMixed(await watch([path, '--seconds', '1']));
  },
);

test('one called so that was deleted', async () => {
  using scratch = new Scratch();
  const path = scratch.file('two\nlines (deleted)');
  copyFileSync(built('mixed'), path);
  expectMixed(await watch([path, '--seconds', '1'], { before: () => rmSync(path) }));
});

test('a library that an upgrade replaces while it runs, and the folder that goes with it', async () => {
  using scratch = new Scratch();
  const folder = scratch.file('lib');
  mkdirSync(folder);
  const library = join(folder, 'libshared_work.so');
  copyFileSync(built('libshared_work.so'), library);
  copyFileSync(built('shared'), join(folder, 'shared'));
  const before = () => {
    upgrade(library, built('libpx.so'));
    rmSync(folder, { recursive: true });
  };
  const { onCpu } = await watch([join(folder, 'shared'), '--seconds', '1'], { before });
  /* Four fifths of its work. */
  for (const name of ['shared_outer', 'shared_inner']) expect(share(onCpu, name)).toBeGreaterThan(0.7);
  expect(share(onCpu, 'main')).toBeGreaterThan(0.95);
});

test('a container with a root of its own, whose files are gone before the trace ends', async () => {
  using scratch = new Scratch();
  const root = rootWith(scratch, built('mixed'));
  const after = () => rmSync(root, { recursive: true });
  expectMixed(await watch(containerOf(root, ['/mixed', '--seconds', '1']), { after }));
});

test('40 children of 50 ms in a container, one after the other', async () => {
  using scratch = new Scratch();
  const program = scratch.file('contained');
  copyFileSync(built('mixed'), program);
  const root = rootWith(scratch, program);
  const after = () => rmSync(root, { recursive: true });
  const watched = await watch(containerOf(root, ['/contained', '--children', '40']), { comm: 'contained', after });
  expect(new Set(watched.onCpu.samples.map(({ labels }) => labels['pid'])).size).toBeGreaterThan(36);
  expectNames(watched, 0.95);
});

test('code made at run time in a container: its map lies there under the number that it has there', async () => {
  using scratch = new Scratch();
  const root = rootWith(scratch, built('jit'));
  mkdirSync(join(root, 'tmp'));
  const watched = await watch(containerOf(root, ['/jit', '--map', '0']));
  expectNames(watched);
  expect(share(watched.onCpu, 'first piece')).toBeGreaterThan(0.2);
  expect(share(watched.offCpu, 'first piece')).toBeGreaterThan(0.2);
});

test('memory as a file system (tmpfs) of a mount namespace', async () => {
  using scratch = new Scratch();
  expectMixed(await watch(withMounts(scratch, 'mount -t tmpfs none "$0" && cp "$1" "$0/mixed"', built('mixed'))));
});

/** An overlay at `$0` with the program in its lower layer, all layers in memory. */
const overlay =
  'mount -t tmpfs none "$0" && mkdir "$0/l" "$0/u" "$0/w" && cp "$1" "$0/l/mixed" && ' +
  'mount -t overlay -o lowerdir="$0/l",upperdir="$0/u",workdir="$0/w" none "$0"';

test('an overlay: the lower layer', async () => {
  using scratch = new Scratch();
  expectMixed(await watch(withMounts(scratch, overlay, built('mixed'))));
});

test('an overlay: the upper layer, and another program is put in its place', async () => {
  using scratch = new Scratch();
  const written = `${overlay} && cp "$1" "$0/again" && mv "$0/again" "$0/mixed"`;
  const before = (pid: number) => upgrade(`/proc/${pid}/root${scratch.file('mixed')}`, built('tree'));
  expectMixed(await watch(withMounts(scratch, written, built('mixed')), { before }));
});
