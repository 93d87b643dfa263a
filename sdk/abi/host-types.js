/** The host's TypeScript view of the ABI: 64-bit integers are bigint, everything else number. */

/** @param {string} type */
function tsType(type) {
  if (type === 'void') return 'void';
  return type.endsWith('64') ? 'bigint' : 'number';
}

/** @param {string} type */
function wasmType(type) {
  return type.endsWith('64') ? 'i64' : 'i32';
}

/** @param {string} name */
function camel(name) {
  return name.replace(/_(\w)/g, (_, c) => c.toUpperCase());
}

function method(fn) {
  const params = fn.params.map(([name, type]) => `${camel(name)}: ${tsType(type)}`).join(', ');
  return [`  /** ${fn.doc} */`, `  ${fn.name}(${params}): ${tsType(fn.result)};`];
}

function signature(fn) {
  const params = fn.params.map(([, type]) => `'${wasmType(type)}'`).join(', ');
  const result = fn.result === 'void' ? '' : `'${wasmType(fn.result)}'`;
  const needs = fn.needs ? `, needs: '${fn.needs}'` : '';
  return `  ${fn.name}: { params: [${params}], results: [${result}]${needs} },`;
}

/** @param {string} prefix */
function constantName(prefix) {
  return prefix === '' ? 'ERRNO' : `ABI_${prefix}`;
}

/** @param {any} abi the parsed abi.v1.json @returns {string} core/src/sandbox/abi.generated.ts */
export function hostTypes(abi) {
  const out = [
    '// Generated from sdk/abi/abi.v1.json by sdk/abi/generate.js: do not edit.',
    '',
    `export const ABI_MAJOR = ${abi.major};`,
    `export const ABI_MINOR = ${abi.minor};`,
    '/** The only import namespace a module may use. */',
    `export const IMPORT_MODULE = '${abi.importModule}';`,
    `/** ${abi.memory.doc} */`,
    `export const IMPORT_MEMORY = '${abi.memory.import}';`,
    '',
  ];
  for (const group of abi.constants) {
    out.push(`/** ${group.doc}. */`, `export const ${constantName(group.prefix)} = {`);
    for (const [name, value] of Object.entries(group.values)) out.push(`  ${name}: ${value},`);
    out.push('} as const;', '');
  }
  out.push(
    '/** What the module exports. A pointer is a byte offset into linear memory. */',
    'export interface GuestExports {',
  );
  out.push(...abi.exports.flatMap(method), '}', '');
  out.push('/** What the host gives the module. */', 'export interface HostImports {');
  out.push(...abi.imports.flatMap(method), '}', '');
  out.push(
    "export type WasmType = 'i32' | 'i64';",
    '',
    '/** A function type as the module must declare it, and the read of the manifest that it needs. */',
    'export interface Signature {',
    '  readonly params: readonly WasmType[];',
    '  readonly results: readonly WasmType[];',
    '  readonly needs?: string;',
    '}',
    '',
    'export const EXPORT_SIGNATURES = {',
    ...abi.exports.map(signature),
    '} as const satisfies Record<keyof GuestExports, Signature>;',
    '',
    'export const IMPORT_SIGNATURES = {',
    ...abi.imports.map(signature),
    '} as const satisfies Record<keyof HostImports, Signature>;',
    '',
  );
  return out.join('\n');
}
