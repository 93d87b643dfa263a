/** docs/abi.md: the ABI for people who write modules. */

function heading(fn, prefix) {
  const params = fn.params.map(([name, type]) => `${name}: ${type}`).join(', ');
  const result = fn.result === 'void' ? '' : ` -> ${fn.result}`;
  return `### \`${prefix}${fn.name}(${params})${result}\``;
}

function section(fn, prefix) {
  const needs = fn.needs ? [`Needs the read \`${fn.needs}\`.`, ''] : [];
  return [heading(fn, prefix), '', fn.doc, '', ...needs];
}

/** @param {any} abi the parsed abi.v1.json @returns {string} docs/abi.md */
export function document(abi) {
  const out = [
    '<!-- Generated from sdk/abi/abi.v1.json by sdk/abi/generate.js: do not edit. -->',
    `# WASM ABI, version ${abi.major}.${abi.minor}`,
    '',
    "What a tool's module exports and what bccx gives it. C modules include `bccx/abi.h`; its `bccx_host_*` functions are",
    `the imports below. Every import lives in the namespace \`${abi.importModule}\`; a module that imports anything else, has a start`,
    'section or wants shared memory is refused.',
    '',
    '| type | in WASM | meaning |',
    '| --- | --- | --- |',
    '| `u32`, `i32` | i32 | unsigned, signed |',
    '| `u64`, `i64` | i64 | unsigned, signed |',
    '| `ptr` | i32 | byte offset into linear memory |',
    '',
    '## Conventions',
    '',
    ...abi.conventions.map((line) => `- ${line}`),
    '',
    '## Memory',
    '',
    `\`${abi.importModule}.${abi.memory.import}\`: ${abi.memory.doc}`,
    '',
    '## Exports',
    '',
    ...abi.exports.flatMap((fn) => section(fn, '')),
    '## Imports',
    '',
    ...abi.imports.flatMap((fn) => section(fn, `${abi.importModule}.`)),
    '## Constants',
    '',
  ];
  for (const group of abi.constants) {
    out.push(`${group.doc}:`, '', '| name | value |', '| --- | --- |');
    for (const [name, value] of Object.entries(group.values)) {
      out.push(`| \`${['BCCX', group.prefix, name].filter(Boolean).join('_')}\` | ${value} |`);
    }
    out.push('');
  }
  return `${out.join('\n').trimEnd()}\n`;
}
