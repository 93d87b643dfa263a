import { join } from 'node:path';
import { BccxError } from '../errors/bccx-error.ts';
import { printable } from '../policy/printable.ts';
import { cacheFolder } from '../store/store-home.ts';
import { npm } from './npm.ts';

/** Options for npm's libraries. */
export type NpmOptions = Readonly<Record<string, unknown>>;

/**
 * The npm configuration of whoever runs bccx: registry, scopes, tokens, certificates, proxy, retries, min-release-age, from
 * the user's and the global .npmrc and `npm_config_*`. A project's .npmrc in the current folder is not read: bccx installs for
 * a machine, often as root, and such a file may be anybody's.
 *
 * @throws {BccxError} BCCX_REGISTRY_CONFIG
 */
export async function npmOptions(version: string): Promise<NpmOptions> {
  let flat: NpmOptions;
  try {
    const { definitions, shorthands, flatten, nerfDarts } = npm.definitions;
    const config = new npm.Config({
      ...{ definitions, shorthands, flatten, nerfDarts },
      npmPath: '/nonexistent',
      argv: [process.execPath, 'bccx'],
      cwd: '/',
      env: process.env,
      warn: false,
    });
    await config.load();
    flat = config.flat;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'it cannot be read';
    throw new BccxError('BCCX_REGISTRY_CONFIG', { what: printable(code) });
  }
  return {
    ...flat,
    cache: join(cacheFolder(), 'npm'),
    userAgent: `bccx/${version} node/${process.version} linux ${process.arch}`,
    fullMetadata: true,
    // Nothing of a package is run: no scripts, no clones, no addresses outside the registry.
    ignoreScripts: true,
    allowGit: 'none',
    allowRemote: 'none',
    allowFile: 'none',
    allowDirectory: 'none',
  };
}

/** An address as it may be shown and kept: without credentials and query. */
export function publicUrl(text: string): string {
  try {
    const url = new URL(text);
    return `${url.protocol}//${url.host}${url.pathname}`;
  } catch {
    return printable(text);
  }
}
