import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { api, constants, functions, opaque, structs } from '../binding/declarations.ts';
import { sizeOf } from '../binding/structure.ts';

/** Functions of the header that are for C programs only: koffi's callbacks would have to be called from other threads. */
const notBound = ['bccx_set_log'];

const header = readFileSync(new URL('../include/bccx_glue.h', import.meta.url), 'utf8');
const code = header.replace(/\/\*[\s\S]*?\*\//g, '').replace(/[ \t]+/g, ' ');
const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim();

function declaredFunctions(): Record<string, [string, string]> {
  const found = [...code.matchAll(/BCCX_API ([^;(]*?)(\w+)\(([^;]*)\);/g)];
  return Object.fromEntries(
    found.map(([, result, name, parameters]) => [name, [squeeze(result ?? ''), squeeze(parameters ?? '')]]),
  );
}

function declaredStructs(): Record<string, Record<string, string>> {
  const found = [...code.matchAll(/struct (\w+) \{([^}]*)\};/g)];
  return Object.fromEntries(found.map(([, name, body]) => [name, fields(body ?? '')]));
}

function fields(body: string): Record<string, string> {
  const lines = body.split(';').map(squeeze).filter(Boolean);
  return Object.fromEntries(
    lines.map((line) => {
      const [, type, name] = /^(.*?)(\w+)$/.exec(line) ?? [];
      return [name, squeeze(type ?? '')];
    }),
  );
}

describe('the binding declares what the header declares', () => {
  test('functions', () => {
    const declared = declaredFunctions();
    for (const name of notBound) {
      expect(declared).toHaveProperty(name);
      delete declared[name];
    }
    expect(Object.keys(declared).length).toBeGreaterThan(40);
    expect(functions).toEqual(declared);
  });

  test('structures that the binding passes, field by field and in order', () => {
    const declared = declaredStructs();
    for (const [name, own] of Object.entries(structs)) {
      expect(Object.entries(own), name).toEqual(Object.entries(declared[name] ?? {}));
    }
  });

  test('every structure that a bound function takes', () => {
    const taken = Object.values(functions).flatMap(([, parameters]) => [...parameters.matchAll(/struct (\w+)/g)]);
    const names = new Set(taken.map(([, name]) => name));
    expect(names.size).toBeGreaterThan(15);
    for (const name of names) expect([...opaque, ...Object.keys(structs)]).toContain(name);
  });

  test('opaque types', () => {
    const forward = [...code.matchAll(/^struct (\w+);$/gm)].map(([, name]) => name);
    expect([...opaque].sort()).toEqual(forward.sort());
  });

  test('constants', () => {
    const defined = Object.fromEntries(
      [
        ...code.matchAll(/^#define (BCCX_\w+) (0x[0-9a-f]+|\d+)u? ?$/gm),
        ...code.matchAll(/^\s*(BCCX_\w+) = (\d+),/gm),
      ].map(([, name, value]) => [name, Number(value)]),
    );
    expect(defined).toMatchObject(constants);
    expect(defined['BCCX_GLUE_API']).toBe(api);
  });

  test('structures have no holes, and koffi gives them the same size', () => {
    const koffi = createRequire(import.meta.url)('koffi') as typeof import('koffi');
    for (const [name, own] of Object.entries(structs)) {
      const types = Object.values(own).map((type) => (type.endsWith('*') ? 'void *' : type));
      const body = koffi.struct(Object.fromEntries(types.map((type, i) => [`field${i}`, type])));
      expect(sizeOf(name as keyof typeof structs), name).toBe(koffi.sizeof(body));
      const sum = types.reduce((total, type) => total + koffi.sizeof(type), 0);
      expect(sum, name).toBe(koffi.sizeof(body));
    }
  });
});
