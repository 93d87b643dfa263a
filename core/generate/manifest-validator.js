import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { compile } from 'json-schema-to-typescript';

/**
 * The schema as a plain function, so that no schema compiler is loaded or shipped.
 * ajv's few run-time helpers are bundled in.
 *
 * @param {Record<string, unknown>} schema
 * @param {string} banner
 * @returns {Promise<string>} TypeScript source that exports `validate`
 */
export async function validatorSource(schema, banner) {
  const ajv = new Ajv({
    allErrors: true,
    allowUnionTypes: true,
    messages: false,
    strict: true,
    code: { source: true, esm: true, lines: true },
  });
  const code = standaloneCode.default(ajv, ajv.compile(inlined(schema, schema)));
  const bundled = await build({
    absWorkingDir: import.meta.dirname,
    stdin: { contents: code, resolveDir: import.meta.dirname, loader: 'js' },
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    write: false,
    logLevel: 'error',
  });
  const [{ text }] = bundled.outputFiles;
  return `${banner}// @ts-nocheck\n${dropPaths(text)}`;
}

/**
 * Refuses a set of shared options that the schema would refuse in a manifest.
 *
 * @param {any} schema
 * @param {{ fragments: unknown[] }} fragments
 */
export function checkFragments(schema, fragments) {
  const ajv = new Ajv({ allowUnionTypes: true });
  ajv.addSchema(schema);
  const valid = ajv.compile({ type: 'array', items: { $ref: `${schema.$id}#/definitions/option` } });
  if (!valid(fragments.fragments)) throw new Error(`fragments: ${ajv.errorsText(valid.errors)}`);
}

/**
 * TypeScript types of a schema.
 *
 * @param {Record<string, unknown>} schema
 * @param {string} name of the type of the whole document
 * @param {string} banner
 */
export async function typesSource(schema, name, banner) {
  const text = await compile({ ...schema, title: name }, name, {
    additionalProperties: false,
    bannerComment: '',
    ignoreMinAndMaxItems: true,
    style: { printWidth: 120, singleQuote: true },
  });
  return `${banner}\n${text}`;
}

/** esbuild names each bundled file in a comment; those paths differ from machine to machine. */
function dropPaths(text) {
  return text.replace(/^ *\/\/ .*\n/gm, '');
}

/**
 * The schema with every `$ref` replaced by what it names (the schema is not recursive): only then does ajv report the
 * whole schema path of an error, by which messages find the fields that are allowed there.
 *
 * @param {any} node
 * @param {any} schema
 */
export function inlined(node, schema) {
  if (Array.isArray(node)) return node.map((each) => inlined(each, schema));
  if (node === null || typeof node !== 'object') return node;
  if (typeof node.$ref === 'string') return inlined(schema.definitions[node.$ref.split('/').at(-1)], schema);
  const entries = Object.entries(node).filter(([key]) => key !== 'definitions');
  return Object.fromEntries(entries.map(([key, child]) => [key, inlined(child, schema)]));
}
