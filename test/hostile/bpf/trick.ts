import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { loadManifest } from '../../../core/src/manifest/load-manifest.ts';
import type { Manifest } from '../../../core/src/manifest/manifest.ts';
import { type Review, reviewTool } from '../../../core/src/policy/review.ts';

/** Folder in which `make` leaves the built objects. */
export const built = new URL('../build/', import.meta.url);

/** What a trick's first comment says must come of it. */
export interface Expectation {
  readonly permissions: object;
  readonly granted: readonly string[];
  readonly code: string;
  /** Text that the error's message holds; empty when the code says enough. */
  readonly text: string;
  /** Lines that libbpf-view prints; `*` stands for any text. */
  readonly libbpf: readonly string[];
}

/** Reads the lines after @ of a trick's source. */
export function readExpectation(source: string): Expectation {
  const all = (tag: string) =>
    [...source.matchAll(new RegExp(`^ \\* @${tag} (.*)$`, 'gm'))].map(([, text]) => text ?? '');
  const [expect = ''] = all('expect');
  const [manifest = '{}'] = all('manifest');
  const space = expect.indexOf(' ');
  return {
    permissions: JSON.parse(manifest),
    granted: all('grant'),
    code: space < 0 ? expect : expect.slice(0, space),
    text: space < 0 ? '' : expect.slice(space + 1),
    libbpf: all('libbpf'),
  };
}

/** The manifest of an honest tool of one program, with some of its permissions replaced. */
export function manifestWith(permissions: object): Manifest {
  const manifest = {
    manifest: 1,
    name: 'trick',
    title: 'A tool that says little',
    description: 'It counts context switches.',
    abi: '1',
    object: 'trick.bpf.o',
    attach: [{ alternatives: [{ program: 'entry', type: 'raw-tracepoint', target: 'sched_switch' }] }],
    data: [{ name: 'counts', map: 'store', kind: 'hash', drain: 'end' }],
    results: [
      { name: 'rows', kind: 'rows', title: 'Rows', stream: 'counts', columns: [{ field: 'value', title: 'COUNT' }] },
    ],
    permissions: {
      programs: ['raw_tracepoint'],
      attach: ['raw-tracepoint:*'],
      helpers: ['bpf_map_lookup_elem', 'bpf_map_update_elem', 'bpf_ktime_get_ns'],
      mapBytes: 1 << 20,
      ...permissions,
    },
  };
  const attach = Object(permissions).attach;
  if (attach !== undefined) manifest.permissions.attach = [...attach, 'raw-tracepoint:*'];
  return loadManifest(Buffer.from(JSON.stringify(manifest)), 'plugin.json');
}

/** Puts an object before the gate, as a session does. */
export function review(bytes: Uint8Array, permissions: object, dangerous: readonly string[] = []): Review {
  return reviewTool({
    manifest: manifestWith(permissions),
    identity: { name: 'bccx-plugin-trick', publisher: undefined, hashes: () => [] },
    object: { file: 'trick.bpf.o', bytes },
    module: undefined,
    grants: { permissions: 'declared', dangerous },
    policy: undefined,
    cpus: 2,
  });
}

/** Lines that tell what libbpf makes of an object file. */
export function libbpfView(path: string): string[] {
  const view = new URL('libbpf-view', built).pathname;
  return execFileSync(view, [path], { encoding: 'utf8', timeout: 60_000, stdio: ['ignore', 'pipe', 'ignore'] })
    .trimEnd()
    .split('\n');
}

/** Whether one of the lines is the expected one, in which `*` stands for any text. */
export function hasLine(lines: readonly string[], expected: string): boolean {
  const parts = expected.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`^${parts.join('.*')}$`);
  return lines.some((line) => pattern.test(line));
}

/** A built object. */
export function readBuilt(name: string): Uint8Array {
  return readFileSync(new URL(`bpf/${name}.bpf.o`, built));
}
