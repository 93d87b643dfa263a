import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBuilt } from '../bpf/trick.ts';

/** What the host makes of a map. */
const rows = {
  name: 'rows',
  kind: 'rows',
  title: 'Rows',
  stream: 'counts',
  columns: [{ field: 'value', title: 'COUNT' }],
};
/** What a module makes. */
const stacks = {
  name: 'stacks',
  kind: 'stacks',
  title: 'Stacks',
  sampleTypes: [{ type: 'samples', unit: 'count' }],
};

/** What a package under test holds besides a name. */
export interface ToolContents {
  /** Name of a built object of this folder. */
  readonly object: string;
  readonly module?: Uint8Array;
  readonly permissions: object;
  /** Tracepoint to attach to; one that does not exist keeps the program from ever running. */
  readonly target?: string;
}

/** Writes a plugin package and gives its folder. */
export function writeTool(
  folder: string,
  { object, module, permissions, target = 'no_such_event' }: ToolContents,
): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({
      name: 'bccx-plugin-trick',
      version: '1.0.0',
      keywords: ['bccx-plugin'],
      bccx: { manifest: 'plugin.json' },
    }),
  );
  writeFileSync(
    join(folder, 'plugin.json'),
    JSON.stringify({
      manifest: 1,
      name: 'trick',
      title: 'A tool that says little',
      description: 'It counts context switches.',
      abi: '1',
      object: 'trick.bpf.o',
      ...(module === undefined ? {} : { module: 'trick.wasm' }),
      attach: [{ alternatives: [{ program: 'entry', type: 'raw-tracepoint', target }] }],
      data: [{ name: 'counts', map: 'store', kind: 'hash', drain: 'end' }],
      results: [module === undefined ? rows : stacks],
      permissions: { programs: ['raw_tracepoint'], helpers: [], mapBytes: 1 << 20, ...permissions },
    }),
  );
  writeFileSync(join(folder, 'trick.bpf.o'), readBuilt(object));
  if (module !== undefined) writeFileSync(join(folder, 'trick.wasm'), module);
  return folder;
}
