#!/usr/bin/env node
/**
 * Writes every generated file of core.
 *
 *   node core/generate/main.js            write them
 *   node core/generate/main.js --check    exit 1 when a committed file differs from what would be written
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { errorsDocument } from './errors-document.js';
import { manifestDocument } from './manifest-document.js';
import { checkFragments, inlined, typesSource, validatorSource } from './manifest-validator.js';
import { schemaHintsSource } from './schema-hints.js';
import { viewerSource } from './viewers.js';

const root = resolve(import.meta.dirname, '../..');
const schemaPath = 'sdk/schema/manifest.v1.json';
const fragmentsPath = 'sdk/schema/fragments.v1.json';
const policyPath = 'core/src/policy/admin/policy.v1.json';
const lockPath = 'core/src/store/lock.v1.json';
const schema = readJson(schemaPath);
const policy = readJson(policyPath);
const lock = readJson(lockPath);
const fragments = readJson(fragmentsPath);
checkFragments(schema, fragments);

const files = {
  'core/src/manifest/validate.generated.ts': await validatorSource(schema, banner(schemaPath)),
  'core/src/manifest/manifest.generated.ts': await typesSource(schema, 'PluginManifest', banner(schemaPath)),
  'core/src/manifest/schema-hints.generated.ts': schemaHintsSource(inlined(schema, schema), banner(schemaPath)),
  'core/src/manifest/fragments.generated.ts': fragmentsSource(fragments, banner(fragmentsPath)),
  'core/src/policy/admin/validate.generated.ts': await validatorSource(policy, banner(policyPath)),
  'core/src/policy/admin/admin-policy.generated.ts': await typesSource(policy, 'AdminPolicyFile', banner(policyPath)),
  'core/src/policy/admin/schema-hints.generated.ts': schemaHintsSource(inlined(policy, policy), banner(policyPath)),
  'core/src/store/validate.generated.ts': await validatorSource(lock, banner(lockPath)),
  'core/src/store/lock.generated.ts': await typesSource(lock, 'LockFile', banner(lockPath)),
  'core/src/store/schema-hints.generated.ts': schemaHintsSource(inlined(lock, lock), banner(lockPath)),
  'core/src/output/flame/svg-viewer.generated.ts': await viewerSource('svg-main.ts', 'SVG_VIEWER'),
  'core/src/output/flame/html-viewer.generated.ts': await viewerSource('html/main.ts', 'HTML_VIEWER'),
  'docs/manifest.md': manifestDocument(schema, fragments),
  'docs/errors.md': await errorsDocument(),
};

let stale = 0;
for (const [path, text] of Object.entries(files)) {
  const full = resolve(root, path);
  if (!process.argv.includes('--check')) writeFileSync(full, text);
  else if (readOrEmpty(full) !== text) {
    process.stderr.write(`generate: '${path}' is stale\n  run \`node core/generate/main.js\` and commit the result\n`);
    stale++;
  }
}
process.exitCode = stale === 0 ? 0 : 1;

/** @param {string} source */
function banner(source) {
  return `// Generated from ${source} by core/generate/main.js. Do not edit.\n`;
}

/** @param {unknown} fragments @param {string} head */
function fragmentsSource(fragments, head) {
  return `${head}import type { Option } from './manifest.generated.ts';

/** The options of the SDK's shared set. */
export const sharedOptions: readonly Option[] = ${JSON.stringify(fragments.fragments, null, 2)};\n`;
}

/** @param {string} path */
function readJson(path) {
  return JSON.parse(readFileSync(resolve(root, path), 'utf8'));
}

/** @param {string} path */
function readOrEmpty(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
