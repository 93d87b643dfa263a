import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ElfEditor } from './elf-editor.ts';
import type { Patch } from './patch.ts';
import { refusal } from './refusal.ts';
import { hasLine, libbpfView, readBuilt, review } from './trick.ts';

/** What the honest object needs. */
const honest = {
  programs: ['tracing', 'raw_tracepoint'],
  attach: ['tp-btf:sched_switch'],
  helpers: [
    'bpf_get_current_pid_tgid',
    'bpf_ktime_get_ns',
    'bpf_loop',
    'bpf_map_lookup_elem',
    'bpf_map_update_elem',
    'bpf_ringbuf_reserve',
    'bpf_ringbuf_submit',
  ],
  kfuncs: ['bpf_rcu_read_lock', 'bpf_rcu_read_unlock'],
};

const folder = new URL('patches/', import.meta.url);
const names = readdirSync(folder).map((file) => file.replace(/\.ts$/, ''));
const patches = await Promise.all(
  names.map(async (name) => {
    const { patch } = (await import(`./patches/${name}.ts`)) as { patch: Patch };
    return { name, ...patch };
  }),
);
const scratch = mkdtempSync(join(tmpdir(), 'bccx-hostile-'));
afterAll(() => rmSync(scratch, { recursive: true }));

function changed({ change }: Patch): Uint8Array {
  const object = new ElfEditor(readBuilt('ordinary'));
  change(object);
  return object.bytes;
}

test('the honest object passes', () => {
  expect(review(readBuilt('ordinary'), honest).problems).toEqual([]);
});

test('there are enough of them', () => {
  expect(patches.length).toBeGreaterThanOrEqual(100);
});

describe('one change to an honest object', () => {
  test.each(patches)('$name: $about', (patch) => {
    const [code, text] = patch.expect;
    const thrown = refusal(() => review(changed(patch), { ...honest, ...patch.permissions }));
    expect(thrown.code).toBe(code);
    expect(thrown.message).toContain(text);
    expect(thrown.exit).toBe(4);
  });
});

describe('libbpf would have taken', () => {
  test.each(patches.filter(({ libbpf }) => libbpf !== undefined))('$name', (patch) => {
    const path = join(scratch, 'changed.bpf.o');
    writeFileSync(path, changed(patch));
    const lines = libbpfView(path);
    for (const line of patch.libbpf ?? []) expect(hasLine(lines, line), `${line} in\n${lines.join('\n')}`).toBe(true);
  });
});
