#!/usr/bin/env node
/**
 * Writes what follows from abi.v1.json: the C header, the host's TypeScript types and the document.
 *
 *   node sdk/abi/generate.js            write the three files
 *   node sdk/abi/generate.js --check    exit 1 when a committed file differs from what would be written
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cHeader } from './c-header.js';
import { document } from './document.js';
import { hostTypes } from './host-types.js';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../..');
const abi = JSON.parse(readFileSync(resolve(here, 'abi.v1.json'), 'utf8'));

const files = {
  'sdk/wasm/include/bccx/abi.h': cHeader(abi),
  'core/src/sandbox/abi.generated.ts': hostTypes(abi),
  'docs/abi.md': document(abi),
};

const check = process.argv.includes('--check');
let stale = 0;
for (const [path, text] of Object.entries(files)) {
  const full = resolve(root, path);
  if (check) {
    if (readOrEmpty(full) === text) continue;
    process.stderr.write(
      `abi: '${path}' differs from sdk/abi/abi.v1.json\n  run \`node sdk/abi/generate.js\` and commit the result\n`,
    );
    stale++;
  } else {
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, text);
  }
}
process.exitCode = stale === 0 ? 0 : 1;

/** @param {string} path */
function readOrEmpty(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
