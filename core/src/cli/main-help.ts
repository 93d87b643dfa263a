import { verbs } from './verbs.ts';

/** `bccx --help`. */
export function mainHelp(): string {
  const rows = [
    ['run TOOL [OPTION]...', 'Run a tool; `bccx TOOL` is the same'],
    ...Object.entries(verbs).map(([verb, { usage, summary }]) => [`${verb} ${usage}`.trim(), summary]),
    ['help [TOOL or VERB]', 'Show the options of a tool or verb, or this text'],
  ];
  return `Usage: bccx TOOL [OPTION]...
       bccx VERB [ARGUMENT]...

Runs kernel tracing tools that are packages of data, checked and in a sandbox,
and draws flame graphs: sudo bccx profile 10 --out flame.svg

${rows.map(([left = '', right = '']) => `  ${left.padEnd(22)}  ${right}`).join('\n')}

  --version               Print bccx's version
  -h, --help              Print this help

Every verb takes --json. Errors and exit codes: docs/errors.md.
`;
}
