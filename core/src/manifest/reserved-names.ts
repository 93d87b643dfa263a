/** Words that `bccx WORD` keeps for itself; no tool may have such a name. */
export const reservedVerbs = [
  'add',
  'build',
  'bundle',
  'check',
  'completion',
  'doctor',
  'flame',
  'help',
  'info',
  'inspect',
  'link',
  'list',
  'new',
  'pack',
  'publish',
  'record',
  'remove',
  'run',
  'search',
  'test',
  'update',
  'verify',
] as const;

/** A verb of the command line. */
export type Verb = (typeof reservedVerbs)[number];

/** A flag that bccx itself understands after every tool's name. */
export interface HostFlag {
  readonly name: string;
  readonly short?: string;
  readonly metavar?: string;
  readonly description: string;
}

/** The flags every tool has. A manifest may not define these names. */
export const hostFlags: readonly HostFlag[] = [
  {
    name: 'out',
    metavar: '[FORMAT:]FILE',
    description:
      'Write the result to FILE, in the form its ending names or in FORMAT; may be given several times; FORMAT:- is stdout',
  },
  {
    name: 'grant',
    metavar: 'NAME',
    description: 'Allow the tool, for this run, something by name that changes the system; may be given several times',
  },
  { name: 'json', description: 'Print the result as JSON' },
  { name: 'stats', description: 'Print what tracing cost on stderr when done' },
  { name: 'debug', description: "Print libbpf's and the module's log on stderr" },
  { name: 'help', short: 'h', description: 'Print this help' },
];

/** Long names kept for flags that bccx may gain later. */
const futureFlags = ['color', 'config', 'dry-run', 'no-color', 'quiet', 'store', 'sudo', 'version', 'yes'];

/** True when a manifest must not use this long flag. */
export function isReservedFlag(name: string): boolean {
  return futureFlags.includes(name) || hostFlags.some((flag) => flag.name === name);
}

/** True when a manifest must not use this short flag. */
export function isReservedShort(letter: string): boolean {
  return hostFlags.some((flag) => flag.short === letter);
}
