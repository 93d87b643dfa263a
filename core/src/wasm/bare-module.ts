/** WASM modules of bccx's own code that import nothing; see core/wasm. */
import { readFileSync } from 'node:fs';
import { builtFile } from '../files/built-file.ts';

type BareModule = 'folded' | 'tree';

const compiled = new Map<BareModule, WebAssembly.Module>();

/** The exports of a fresh instance with memory of its own. The caller says what its source says that it exports. */
export function bareModule<Exports>(name: BareModule): Exports {
  let module = compiled.get(name);
  if (module === undefined) {
    module = new WebAssembly.Module(readFileSync(builtFile(`${name}.wasm`, { made: `wasm/${name}/${name}.wasm` })));
    compiled.set(name, module);
  }
  return new WebAssembly.Instance(module, {}).exports as unknown as Exports;
}
