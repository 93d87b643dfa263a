import { verbs } from './verbs.ts';

/** Most tools that help names; `bccx list` shows all. */
const mostTools = 20;

/** `bccx --help`. tools: what can be run. */
export function mainHelp(tools: readonly { readonly name: string; readonly title: string }[]): string {
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

${toolLines(tools)}
  --version               Print bccx's version
  -h, --help              Print this help

Every verb takes --json. Errors and exit codes: docs/errors.md.
`;
}

function toolLines(tools: readonly { readonly name: string; readonly title: string }[]): string {
  if (tools.length === 0) return 'No tool is installed yet: sudo bccx add memleak\n';
  const lines = tools.slice(0, mostTools).map(({ name, title }) => `  ${name.padEnd(22)}  ${cut(title)}\n`);
  const more = tools.length > mostTools ? `  and ${tools.length - mostTools} more: bccx list\n` : '';
  return `Tools here:\n${lines.join('')}${more}`;
}

function cut(title: string): string {
  return title.length > 54 ? `${title.slice(0, 53)}…` : title;
}
