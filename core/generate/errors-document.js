import { resolve } from 'node:path';
import { build } from 'esbuild';

/** docs/errors.md: the catalogue as a table, in the catalogue's order. */
export async function errorsDocument() {
  const catalogue = await loadCatalogue();
  const rows = Object.entries(catalogue).map(
    ([code, { message, hint, exit }]) => `| \`${code}\` | ${exit} | ${cell(message)} | ${cell(hint)} |`,
  );
  return `<!-- Generated from core/src/errors/catalogue.ts by core/generate/main.js. Do not edit. -->

# Errors

An error is one line that says what happened and one that says what to do, on stderr. With \`--json\` it is one object:
\`{"error": {"code", "message", "hint", "exit", "detail"}}\`. The code is stable; the words may change. \`{name}\` stands for a
value of the case.

| exit code | meaning |
| --- | --- |
| 0 | done; also a trace that Ctrl-C or SIGTERM ended |
| 1 | failure |
| 2 | usage |
| 3 | not found or incompatible |
| 4 | integrity, trust or permission |
| 5 | missing privilege or kernel feature |
| 130 | an interrupted \`bccx add\`, or a trace stopped by a second Ctrl-C |

| code | exit | message | hint |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}

async function loadCatalogue() {
  const bundled = await build({
    entryPoints: [resolve(import.meta.dirname, '../src/errors/catalogue.ts')],
    bundle: true,
    format: 'esm',
    write: false,
    logLevel: 'error',
  });
  const source = Buffer.from(bundled.outputFiles[0].contents).toString('base64');
  const { catalogue } = await import(`data:text/javascript;base64,${source}`);
  return catalogue;
}

/** Keeps a table cell in one piece: placeholders and quotes stay as they are. */
function cell(text) {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
