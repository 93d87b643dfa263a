import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { refusal } from './refusal.ts';
import { built, hasLine, libbpfView, readBuilt, readExpectation, review } from './trick.ts';

const folder = new URL('tricks/', import.meta.url);
const tricks = readdirSync(folder)
  .filter((file) => file.endsWith('.bpf.c'))
  .map((file) => file.slice(0, -'.bpf.c'.length))
  .map((name) => ({ name, ...readExpectation(readFileSync(new URL(`${name}.bpf.c`, folder), 'utf8')) }));

test('there are enough of them', () => {
  expect(tricks.length).toBeGreaterThanOrEqual(90);
});

describe('built objects', () => {
  test.each(tricks)('$name is refused', ({ name, permissions, granted, code, text }) => {
    const thrown = refusal(() => review(readBuilt(name), permissions, granted));
    expect(thrown.code).toBe(code);
    expect(thrown.message).toContain(text);
    expect(thrown.exit).toBe(4);
  });
});

describe('libbpf would have taken', () => {
  test.each(tricks.filter(({ libbpf }) => libbpf.length > 0))('$name', ({ name, libbpf }) => {
    const lines = libbpfView(new URL(`bpf/${name}.bpf.o`, built).pathname);
    for (const line of libbpf) expect(hasLine(lines, line), `${line} in\n${lines.join('\n')}`).toBe(true);
  });
});
