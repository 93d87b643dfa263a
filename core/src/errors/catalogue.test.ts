import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { BccxError } from './bccx-error.ts';
import { catalogue } from './catalogue.ts';

const codes = Object.keys(catalogue);
const document = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8');

test('the document has every code of the catalogue and no other', () => {
  const documented = [...document.matchAll(/^\| `(BCCX_\w+)` \|/gm)].map(([, code]) => code);
  expect(documented).toEqual(codes);
});

test('codes stand in alphabetical order', () => {
  expect(codes).toEqual([...codes].sort());
});

test.each(Object.entries(catalogue))('%s reads as messages do', (_, { message, hint }) => {
  expect(message).toMatch(/^[a-z{].*[^.]$/);
  expect(message).toMatch(/^([a-z{][\w }]*): /);
  expect(hint).not.toMatch(/\.$/);
  expect(hint).not.toBe('');
});

test('parameters are filled in once, and only those that are given', () => {
  const error = new BccxError('BCCX_TOOL_UNKNOWN', { name: '{suggestion}', suggestion: '$&' });
  expect(error).toMatchObject({ message: "bccx: no tool or verb '{suggestion}'", hint: '$&', exit: 3 });
});

test('a parameter named like a method of objects is no parameter', () => {
  // @ts-expect-error the types ask for the parameters that the texts name
  const error = new BccxError('BCCX_TOOL_UNKNOWN', {});
  expect(error.message).toBe("bccx: no tool or verb '{name}'");
});
