import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { loadGlue } from '../binding/glue.ts';
import { callGetpgid, descriptors, exists, heldBy, loadOnly, openObject, packageDirectory } from './objects.ts';

/** Everything once: open, load, refuse, attach, poll, drain, close. */
async function everything(): Promise<void> {
  const attach = await loadOnly('attach', 'on_raw_tracepoint');
  attach.enableStats();
  const link = attach.program('on_raw_tracepoint').attachRawTracepoint('sys_enter');
  expect(() => attach.program('on_tp_btf').attachTpBtf()).toThrow();
  attach.map('hits').drain(new Uint8Array(64));
  attach.stats();
  attach.close();
  link.close();

  const sample = await loadOnly('attach', 'on_sample');
  const event = sample.program('on_sample').attachPerfEvent({ event: 'cpu-clock', cpu: 0, frequency: 49 });
  event.close();
  sample.close();

  const events = await loadOnly('events', 'on_call');
  const ring = events.ring('events', { lost: 'lost' });
  await ring.poll(5);
  callGetpgid(1);
  ring.consume(new Uint8Array(4096));
  ring.close();
  events.close();

  const refused = openObject('refused');
  await expect(refused.load()).rejects.toThrow();
  refused.close();
  expect(() => openObject('pinned')).toThrow();

  const abandoned = openObject('core');
  const loading = abandoned.load();
  abandoned.close();
  await expect(loading).rejects.toThrow();

  const [readEnd, writeEnd] = loadGlue().createPipe();
  loadGlue().closeFd(readEnd);
  loadGlue().closeFd(writeEnd);
  expect(() => loadGlue().closeFd(writeEnd)).toThrow(expect.objectContaining({ code: 'EBADF' }));
  await loadGlue().probe('uprobe');
  await loadGlue().probe('tracepoint');
}

test('no descriptor is left behind', async () => {
  await everything();
  const before = descriptors();
  await everything();
  await everything();
  expect(descriptors()).toEqual(before);
});

test('a killed process leaves no program, map or link behind', async () => {
  const script = `
    import { readFileSync } from 'node:fs';
    import { loadGlue } from './dist/index.cjs';
    const object = loadGlue().openObject(readFileSync('build/test/inserts.bpf.o'), { name: 'killed' });
    await object.load();
    object.program('on_call').attachRawTracepoint('sys_enter');
    process.stdout.write('attached');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: packageDirectory,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await once(child.stdout, 'data');
    const held = heldBy(child.pid ?? 0);
    const kinds = held.map((what) => what.replace(/ .*/, ''));
    expect(kinds).toEqual(expect.arrayContaining(['prog', 'map', 'link']));
    expect(held.every(exists)).toBe(true);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await expect.poll(() => held.filter(exists), { timeout: 10_000 }).toEqual([]);
  } finally {
    child.kill('SIGKILL');
  }
});
