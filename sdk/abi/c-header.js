/** The C header of the ABI: what a module includes, and what native tests implement. */

const C_TYPES = { u32: 'uint32_t', i32: 'int32_t', u64: 'uint64_t', i64: 'int64_t', void: 'void' };

/** @param {string} type @param {string} name */
function cType(type, name) {
  if (type !== 'ptr') return C_TYPES[type];
  return name === 'dst' || name === 'ptr' ? 'void *' : 'const void *';
}

/** @param {string} text @param {number} width */
function wrap(text, width) {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.length - 1;
    if (lines[last] === '') lines[last] = word;
    else if (lines[last].length + 1 + word.length <= width) lines[last] += ` ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** @param {string} text */
function comment(text) {
  return `/* ${wrap(text, 110).join('\n * ')} */`;
}

function prototype(fn, name) {
  const params = fn.params.map(([param, type]) => {
    const c = cType(type, param);
    return c.endsWith('*') ? `${c}${param}` : `${c} ${param}`;
  });
  const result = fn.result === 'ptr' ? 'void *' : `${C_TYPES[fn.result]} `;
  return `${result}${name}(${params.join(', ') || 'void'})`;
}

/** @param {any} abi the parsed abi.v1.json @returns {string} sdk/wasm/include/bccx/abi.h */
export function cHeader(abi) {
  const out = [
    '/* SPDX-License-Identifier: Apache-2.0 */',
    '/* Generated from sdk/abi/abi.v1.json by sdk/abi/generate.js: do not edit. */',
    '#ifndef BCCX_ABI_H',
    '#define BCCX_ABI_H',
    '',
    '#include <stdint.h>',
    '',
    comment(
      'Between a WASM module and bccx. As WASM the bccx_host_* functions are imports and the other ones exports. ' +
        'As native code all are plain functions, so that a test can be the host.',
    ),
    '#ifdef __wasm__',
    `#define BCCX_IMPORT(name) __attribute__((import_module("${abi.importModule}"), import_name(name)))`,
    '#define BCCX_EXPORT(name) __attribute__((export_name(name)))',
    '#else',
    '#define BCCX_IMPORT(name)',
    '#define BCCX_EXPORT(name)',
    '#endif',
    '',
    '#ifdef __cplusplus',
    'extern "C" {',
    '#endif',
    '',
    `#define BCCX_ABI_MAJOR ${abi.major}`,
    `#define BCCX_ABI_MINOR ${abi.minor}`,
    '#define BCCX_ABI_VERSION ((uint32_t)BCCX_ABI_MAJOR << 16 | BCCX_ABI_MINOR)',
    '',
  ];
  for (const group of abi.constants) {
    out.push(comment(`${group.doc}.`));
    for (const [name, value] of Object.entries(group.values)) {
      out.push(`#define ${['BCCX', group.prefix, name].filter(Boolean).join('_')} ${value}`);
    }
    out.push('');
  }
  out.push('/* ---- implemented by the module ---- */', '');
  for (const fn of abi.exports) {
    out.push(comment(fn.doc), `BCCX_EXPORT("${fn.name}")`, `${prototype(fn, fn.name)};`, '');
  }
  out.push('/* ---- implemented by the host ---- */', '');
  for (const fn of abi.imports) {
    const needs = fn.needs ? ` Needs the read '${fn.needs}'.` : '';
    out.push(comment(fn.doc + needs), `BCCX_IMPORT("${fn.name}")`, `${prototype(fn, `bccx_host_${fn.name}`)};`, '');
  }
  out.push('#ifdef __cplusplus', '}', '#endif', '', '#endif', '');
  return out.join('\n');
}
