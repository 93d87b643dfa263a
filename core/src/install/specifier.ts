import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { BccxError } from '../errors/bccx-error.ts';
import { isPackageName } from '../package/package-json.ts';
import { printable } from '../policy/printable.ts';
import type { Wanted } from '../registry/choose-version.ts';
import { npm } from '../registry/npm.ts';

/** What a word after `bccx add` names. */
export type Specifier =
  | { readonly kind: 'registry'; readonly name: string; readonly wanted: Wanted }
  | { readonly kind: 'archive' | 'folder'; readonly path: string };

/**
 * Reads a word after `bccx add`. A bare name means bccx's own package of that name and never somebody else's; tools of others
 * are named in full.
 *
 * @throws {BccxError} BCCX_ADD_SPEC
 */
export function parseSpecifier(word: string): Specifier {
  const fail = (what: string): BccxError => new BccxError('BCCX_ADD_SPEC', { spec: word, what });
  if (/^(?:\.{1,2}(?:\/|$)|\/|~\/)/.test(word) || /\.(?:tgz|tar\.gz)$/.test(word)) return localSpecifier(word);
  let spec: ReturnType<typeof npm.parseSpec>;
  try {
    spec = npm.parseSpec(word, '/');
  } catch {
    throw fail('it is no name of a package');
  }
  const { type, name, fetchSpec } = spec;
  if (type !== 'version' && type !== 'range' && type !== 'tag') {
    if (existsSync(word)) throw fail('a path must begin with ./ or /');
    throw fail('addresses and repositories are not installed from; only registries, folders and .tgz files are');
  }
  if (name === null || fetchSpec === null) throw fail('it names no package');
  const full = fullName(name);
  if (full === undefined || !isPackageName(full)) throw fail('it is no name of a tool');
  // npm reads a name alone as any version; here it is what its author calls the latest.
  const wanted: Wanted =
    type === 'range' && /^\*?$/.test(fetchSpec) ? { type: 'tag', text: 'latest' } : { type, text: fetchSpec };
  return { kind: 'registry', name: full, wanted };
}

/** `memleak` → `@bccx/memleak`; full names stay; undefined for what no tool is called. */
export function fullName(name: string): string | undefined {
  if (name.startsWith('@') || name.startsWith('bccx-plugin-')) return name;
  return /^[a-z][a-z0-9-]{1,31}$/.test(name) ? `@bccx/${name}` : undefined;
}

function localSpecifier(word: string): Specifier {
  const path = resolve(word);
  if (!existsSync(path))
    throw new BccxError('BCCX_ADD_SPEC', { spec: printable(word), what: 'there is no such file or folder' });
  return { kind: /\.(?:tgz|tar\.gz)$/.test(path) ? 'archive' : 'folder', path };
}
