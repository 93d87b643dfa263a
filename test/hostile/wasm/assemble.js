// Assembles hostile WASM modules with wat2wasm.
//
//   node wasm/assemble.js FOLDER OUTPUT
//
// A module's text holds what is particular to it. These lines stand for what all of them have:
//
//   ;; MEMORY              the imported memory
//   ;; ABI                 every function of the ABI, doing nothing
//   ;; ABI-WITHOUT NAME    the same without one, which the module has itself
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

const [folder = '', output = ''] = process.argv.slice(2);
mkdirSync(output, { recursive: true });
for (const file of readdirSync(folder).filter((name) => name.endsWith('.wat'))) {
  const text = readFileSync(join(folder, file), 'utf8')
    .replace(/;; MEMORY$/m, memory)
    .replace(/;; ABI(?:-WITHOUT ([\w ]+))?$/m, (_, without = '') => {
      const left = Object.entries(abi).filter(([name]) => !without.split(' ').includes(name));
      return left.map(([, code]) => code).join('\n  ');
    });
  const target = join(output, file.replace(/\.wat$/, '.wasm'));
  execFileSync('wat2wasm', ['--enable-all', '--no-check', '-', '-o', target], { input: text });
}
