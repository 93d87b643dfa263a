/** bccx's own modules that read objects of traced processes (core/wasm): asked by a record, they answer in lines of text. */
import { readFileSync } from 'node:fs';
import { builtFile } from '../files/built-file.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';

/** Head of a ring-buffer record: u32 length, u32 0 (sdk/abi/abi.v1.json). */
const headBytes = 8;

/**
 * Loads such a module into a sandbox. `BCCX_MAPPED_MODULE` and `BCCX_FUNCTIONS_MODULE` name another one.
 *
 * @throws {BccxError} of the sandbox
 */
export async function loadAskedModule(sandbox: Sandbox, name: 'functions' | 'mapped'): Promise<void> {
  const variable = `BCCX_${name.toUpperCase()}_MODULE`;
  await sandbox.load(readFileSync(builtFile(`${name}.wasm`, { made: `wasm/${name}/${name}.wasm`, variable })));
  await sandbox.configure({ 'stream.requests': '0' });
}

/**
 * What the module answers to a request.
 *
 * @throws {BccxError} of the sandbox
 */
export async function askModule(sandbox: Sandbox, request: Uint8Array): Promise<string> {
  const record = Buffer.alloc(headBytes + Math.ceil(request.byteLength / 8) * 8);
  record.writeUInt32LE(request.byteLength, 0);
  record.set(request, headBytes);
  await sandbox.consume(0, record, 1, 0n);
  const results = await sandbox.finish(false);
  return Buffer.concat(results.map(({ bytes }) => bytes)).toString('utf8');
}
