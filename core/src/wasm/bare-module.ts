/** WASM modules of bccx's own code that import nothing; see core/wasm. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { BccxError } from '../errors/bccx-error.ts';

type BareModule = 'folded' | 'tree';

const compiled = new Map<BareModule, WebAssembly.Module>();

/** The exports of a fresh instance with memory of its own. The caller says what its source says that it exports. */
export function bareModule<Exports>(name: BareModule): Exports {
  let module = compiled.get(name);
  if (module === undefined) {
    module = new WebAssembly.Module(readFileSync(find(name)));
    compiled.set(name, module);
  }
  return new WebAssembly.Instance(module, {}).exports as unknown as Exports;
}

/** Beside the built command, or where the build leaves it in a checkout. */
function find(name: BareModule): string {
  const paths = [`./${name}.wasm`, `../../wasm/${name}/${name}.wasm`].map((place) =>
    fileURLToPath(new URL(place, import.meta.url)),
  );
  const path = paths.find((candidate) => existsSync(candidate));
  if (path === undefined)
    throw new BccxError('BCCX_INTERNAL', { what: `${name}.wasm is missing: looked for ${paths.join(' and ')}` });
  return path;
}
