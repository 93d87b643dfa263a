import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { BccxError } from '../errors/bccx-error.ts';
import type { Sdk } from './find-sdk.ts';
import { runProgram } from './program.ts';
import type { ToolVersion } from './toolchain.ts';

/**
 * Folder of the library that modules are linked with, compiled by this compiler from this SDK. It is made once and then
 * shared by every tool of the user, so a change of compiler or SDK makes another one. Undefined for an SDK that keeps its own
 * (a checkout).
 *
 * @throws {BccxError} BCCX_BUILD_FAILED
 */
export async function compiledLibrary(sdk: Sdk, tools: readonly ToolVersion[]): Promise<string | undefined> {
  if (!sdk.installed) return undefined;
  const folder = join(cacheFolder(), 'sdk', digest(sdk.directory, tools));
  if (existsSync(join(folder, 'libbccx.a'))) return folder;
  mkdirSync(dirname(folder), { recursive: true, mode: 0o700 });
  const unfinished = mkdtempSync(`${folder}.`);
  try {
    const args = ['--no-print-directory', '-s', '-j4', '-C', join(sdk.directory, 'wasm')];
    const { code, failure } = await runProgram('make', [...args, `WASM_BUILD=${unfinished}`, 'library'], {
      passOn: true,
    });
    if (code !== 0) {
      throw new BccxError('BCCX_BUILD_FAILED', { tool: '@bccx/sdk', cause: failure ?? `make ended with ${code}` });
    }
    takeName(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return folder;
}

/** What the library follows from: its sources and who compiles them. */
function digest(sdk: string, tools: readonly ToolVersion[]): string {
  const hash = createHash('sha256').update(JSON.stringify(tools));
  for (const part of ['wasm/Makefile', 'wasm/src', 'wasm/include', 'bpf/include']) {
    const path = join(sdk, part);
    const files = statSync(path).isDirectory() ? readdirSync(path, { recursive: true, encoding: 'utf8' }).sort() : [''];
    for (const file of files) {
      const full = join(path, file);
      if (statSync(full).isFile()) hash.update(`\0${part}/${file}\0`).update(readFileSync(full));
    }
  }
  return hash.digest('hex').slice(0, 32);
}

/** Of two builds at once the first one names the folder; both made the same. */
function takeName(unfinished: string, folder: string): void {
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    if (!existsSync(join(folder, 'libbccx.a'))) throw error;
  }
}

function cacheFolder(): string {
  const named = process.env['XDG_CACHE_HOME'];
  return join(named !== undefined && isAbsolute(named) ? named : join(homedir(), '.cache'), 'bccx');
}
