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
    inlineRefs: false,
    code: { source: true, esm: true, lines: true },
  });
  const code = standaloneCode.default(ajv, ajv.compile(schema));
  const bundled = await build({
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
 * TypeScript types of the same schema.
 *
 * @param {Record<string, unknown>} schema
 * @param {string} banner
 */
export async function typesSource(schema, banner) {
  const text = await compile({ ...schema, title: 'PluginManifest' }, 'PluginManifest', {
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
