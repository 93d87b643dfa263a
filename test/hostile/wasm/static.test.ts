import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readModule } from '../../../core/src/policy/module/read-module.ts';
import { reviewTool } from '../../../core/src/policy/review.ts';
import { refusal } from '../bpf/refusal.ts';
import { built, manifestWith, readBuilt } from '../bpf/trick.ts';
import type { Malformed } from './malformed.ts';
import { ModuleEditor } from './module-editor.ts';

const honest = readFileSync(new URL('wasm/honest.wasm', built));

const texts = new URL('static/', import.meta.url);
const modules = readdirSync(texts)
  .filter((file) => file.endsWith('.wat'))
  .map((file) => {
    const source = readFileSync(new URL(file, texts), 'utf8');
    const name = file.slice(0, -'.wat'.length);
    const [, code = '', text = ''] = /^;; @expect (\S+) ?(.*)$/m.exec(source) ?? [];
    return { name, code, text, bytes: readFileSync(new URL(`wasm/static/${name}.wasm`, built)) };
  });

const folder = new URL('malformed/', import.meta.url);
const malformed = await Promise.all(
  readdirSync(folder).map(async (file) => {
    const name = file.replace(/\.ts$/, '');
    const { malformed: trick } = (await import(`./malformed/${name}.ts`)) as { malformed: Malformed };
    return { name, ...trick };
  }),
);

/** Puts a module before the gate, beside an object that is in order. */
function review(bytes: Uint8Array) {
  const permissions = { helpers: ['bpf_get_current_comm'], module: { reads: ['process-maps'], memoryBytes: 64 << 20 } };
  const manifest = { ...manifestWith(permissions), module: 'trick.wasm' };
  return reviewTool({
    manifest,
    identity: { name: 'bccx-plugin-trick', publisher: undefined, hashes: () => [] },
    object: { file: 'trick.bpf.o', bytes: readBuilt('helper-direct') },
    module: { file: 'trick.wasm', bytes },
    grants: { permissions: 'declared', dangerous: [] },
    policy: undefined,
    cpus: 2,
  });
}

test('the honest module passes', () => {
  const { problems, module } = review(honest);
  expect(problems).toEqual([]);
  expect(module).toMatchObject({
    imports: [
      { name: 'log', needs: undefined },
      { name: 'emit', needs: undefined },
      { name: 'process_open', needs: 'process-maps' },
    ],
    memory: { minimum: 65_536, maximum: undefined },
    features: ['bulk-memory', 'multi-value', 'saturating-conversion', 'sign-extension'],
  });
});

describe('assembled modules', () => {
  test.each(modules)('$name is refused', ({ bytes, code, text }) => {
    const thrown = refusal(() => review(bytes));
    expect(thrown.code).toBe(code);
    expect(thrown.message).toContain(text);
    expect(thrown.exit).toBe(4);
  });
});

describe('one change to an honest module', () => {
  test.each(malformed)('$name: $about', ({ make, expect: [code, text] }) => {
    const editor = new ModuleEditor(honest);
    const bytes = make(editor) ?? editor.assemble();
    const thrown = refusal(() => review(bytes));
    expect(thrown.code).toBe(code);
    expect(thrown.message).toContain(text);
    expect(thrown.exit).toBe(4);
  });
});

test('every shorter beginning of the honest module is refused, unless it is a whole module', () => {
  for (let size = 0; size < honest.length; size++) {
    if (WebAssembly.validate(honest.subarray(0, size)) && size > 8) continue;
    expect(refusal(() => readModule(honest.subarray(0, size), 'cut.wasm')).code).toMatch(/^BCCX_MODULE_/);
  }
});

test('there are enough of them', () => {
  expect(modules.length + malformed.length).toBeGreaterThanOrEqual(90);
});
