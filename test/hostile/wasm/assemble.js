// Assembles hostile WASM modules with wat2wasm.
//
//   node wasm/assemble.js FOLDER OUTPUT
//
// A module's text holds what is particular to it. These lines stand for what all of them have:
//
//   ;; MEMORY              the imported memory
//   ;; ABI                 every function of the ABI, doing nothing
//   ;; ABI-WITHOUT NAME    the same without one, which the module has itself
//   ;; IMPORTS             every function of the host, under its own name
//   ;; NOTES               $note keeps a number, $emit_notes hands all of them to the host as a result
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const memory = '(import "bccx" "memory" (memory 1))';
const abi = {
  bccx_abi: '(func (export "bccx_abi") (result i32) (i32.const 65536))',
  bccx_alloc: '(func (export "bccx_alloc") (param i32) (result i32) (i32.const 16384))',
  bccx_free: '(func (export "bccx_free") (param i32))',
  bccx_configure: '(func (export "bccx_configure") (param i32 i32) (result i32) (i32.const 0))',
  bccx_consume: '(func (export "bccx_consume") (param i32 i32 i32 i32 i64) (result i32) (i32.const 0))',
  bccx_tick: '(func (export "bccx_tick") (param i64) (result i32) (i32.const 0))',
  bccx_finish: '(func (export "bccx_finish") (param i32) (result i32) (i32.const 0))',
};

const imports = {
  log: 'i32 i32 i32',
  clock_ns: '-> i64',
  last_error: 'i32 i32 -> i32',
  process_open: 'i32 i64 i32 -> i32',
  process_maps: 'i32 i64 i32 i32 -> i64',
  process_close: 'i32',
  object_open: 'i32 i64 -> i32',
  object_size: 'i32 -> i64',
  object_read: 'i32 i64 i32 i32 -> i64',
  object_close: 'i32',
  companion_open: 'i32 i32 i32 i32 -> i32',
  kallsyms: 'i64 i32 i32 -> i64',
  perf_map: 'i32 i64 i32 i32 -> i64',
  cache_get: 'i32 i32 i32 i32 -> i64',
  cache_put: 'i32 i32 i32 i32 -> i32',
  inflate: 'i32 i32 i32 i32 i32 -> i64',
  emit: 'i32 i32 i32 i32 -> i32',
};
const notes = `(global $noted (mut i32) (i32.const 49152))
  (func $note (param i64)
    (i64.store (global.get $noted) (local.get 0))
    (global.set $noted (i32.add (global.get $noted) (i32.const 8))))
  (func $emit_notes (result i32)
    (call $emit (i32.const 4) (i32.const 0) (i32.const 49152) (i32.sub (global.get $noted) (i32.const 49152))))`;

const [folder = '', output = ''] = process.argv.slice(2);
mkdirSync(output, { recursive: true });
for (const file of readdirSync(folder).filter((name) => name.endsWith('.wat'))) {
  const text = readFileSync(join(folder, file), 'utf8')
    .replace(/;; MEMORY$/m, memory)
    .replace(/;; NOTES$/m, notes)
    .replace(/;; IMPORTS$/m, Object.entries(imports).map(importText).join('\n  '))
    .replace(/;; ABI(?:-WITHOUT ([\w ]+))?$/m, (_, without = '') => {
      const left = Object.entries(abi).filter(([name]) => !without.split(' ').includes(name));
      return left.map(([, code]) => code).join('\n  ');
    });
  const target = join(output, file.replace(/\.wat$/, '.wasm'));
  execFileSync('wat2wasm', ['--enable-all', '--no-check', '-', '-o', target], { input: text });
}

/** @param {[string, string]} entry name and type of a function of the host */
function importText([name, type]) {
  const [params = '', result] = type.split('->').map((part) => part.trim());
  const results = result === undefined ? '' : ` (result ${result})`;
  return `(import "bccx" "${name}" (func $${name} (param ${params})${results}))`;
}
