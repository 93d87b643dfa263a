import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BccxError } from '../errors/bccx-error.ts';
import { PayloadFile } from '../store/payload.ts';
import { readRegularFile } from '../store/read-file.ts';
import { findSdk } from './find-sdk.ts';
import { compiledLibrary } from './library.ts';
import { runProgram } from './program.ts';
import type { ToolFolder } from './tool-folder.ts';
import { findToolchain, type ToolVersion } from './toolchain.ts';

const maxBuilt = 64 * 1024 * 1024;

/** What a build left in the tool's folder. */
export interface Built {
  readonly files: readonly PayloadFile[];
  readonly tools: readonly ToolVersion[];
  /** Folder of the SDK. */
  readonly sdk: string;
}

/**
 * Compiles both sides of a tool, as far as there are sources: `<name>.bpf.c` and `<name>.c`. What the compilers say goes to
 * stderr.
 *
 * @throws {BccxError} BCCX_BUILD_SDK, BCCX_BUILD_TOOLCHAIN, BCCX_BUILD_FAILED
 */
export async function build({ directory, name }: ToolFolder): Promise<Built> {
  const sides = {
    object: existsSync(join(directory, `${name}.bpf.c`)),
    module: existsSync(join(directory, `${name}.c`)),
  };
  const failed = (cause: string): BccxError => new BccxError('BCCX_BUILD_FAILED', { tool: name, cause });
  if (!sides.object) throw failed(`'${name}.bpf.c' is not in ${directory}`);
  const sdk = findSdk(directory);
  const tools = await findToolchain(sides);
  const library = sides.module ? await compiledLibrary(sdk, tools) : undefined;
  const args = ['--no-print-directory', '-C', directory, '-f', join(sdk.directory, 'plugin.mk'), `TOOL=${name}`];
  if (library !== undefined) args.push(`BCCX_WASM_LIB=${library}`);
  const { code, failure } = await runProgram('make', [...args, `NODE=${process.execPath}`], { passOn: true });
  if (code !== 0) throw failed(failure ?? `make ended with ${code}`);
  const built = [`${name}.bpf.o`, ...(sides.module ? [`${name}.wasm`] : [])];
  return {
    files: built.map((file) => new PayloadFile(file, readRegularFile(join(directory, file), maxBuilt))),
    tools,
    sdk: sdk.directory,
  };
}
