import type { Verb } from '../manifest/reserved-names.ts';
import type { VerbModule } from './verb.ts';

/** A verb as the list of verbs shows it. */
export interface VerbEntry {
  /** One line, no full stop. */
  readonly summary: string;
  /** Arguments as help shows them. */
  readonly usage: string;
  readonly load: () => Promise<VerbModule>;
}

/** The verbs of this version, in the order help shows them. `run` has a parser of its own: its flags are the tool's. */
export const verbs: Partial<Record<Verb, VerbEntry>> = {
  add: {
    usage: 'PACKAGE...',
    summary: 'Install tools, after showing what they may do',
    load: async () => (await import('./verbs/add.ts')).add,
  },
  remove: {
    usage: 'TOOL...',
    summary: 'Remove installed tools',
    load: async () => (await import('./verbs/remove.ts')).remove,
  },
  update: {
    usage: '[TOOL...]',
    summary: 'Replace installed tools by newer versions',
    load: async () => (await import('./verbs/update.ts')).update,
  },
  link: {
    usage: '[FOLDER]',
    summary: 'Make the folder of a tool you write a command',
    load: async () => (await import('./verbs/link.ts')).link,
  },
  bundle: {
    usage: 'FILE [TOOL...]',
    summary: 'Put installed tools into one file, for use offline',
    load: async () => (await import('./verbs/bundle.ts')).bundle,
  },
  search: {
    usage: '[WORD...]',
    summary: 'Look for tools in the registry',
    load: async () => (await import('./verbs/search.ts')).search,
  },
  verify: {
    usage: '',
    summary: 'Hash every installed file again',
    load: async () => (await import('./verbs/verify.ts')).verify,
  },
  list: {
    usage: '',
    summary: 'Show the tools that can be run',
    load: async () => (await import('./verbs/list.ts')).list,
  },
  info: {
    usage: 'TOOL',
    summary: 'Show what a tool is, needs and may do',
    load: async () => (await import('./verbs/info.ts')).info,
  },
  inspect: {
    usage: 'TOOL|FILE',
    summary: 'Show what the bytes of a tool hold and may do',
    load: async () => (await import('./verbs/inspect.ts')).inspect,
  },
  flame: {
    usage: '[INPUT...]',
    summary: 'Draw, compare or convert existing profiles',
    load: async () => (await import('./verbs/flame.ts')).flame,
  },
  new: {
    usage: 'NAME',
    summary: 'Begin a tool of your own, from a working example',
    load: async () => (await import('./verbs/new.ts')).newTool,
  },
  build: {
    usage: '[FOLDER]',
    summary: 'Compile a tool that you write',
    load: async () => (await import('./verbs/build.ts')).build,
  },
  check: {
    usage: '[FOLDER]',
    summary: 'Show what keeps a tool from being published',
    load: async () => (await import('./verbs/check.ts')).check,
  },
  record: {
    usage: 'TOOL OPTION...',
    summary: 'Run a tool and keep the run as a test',
    load: async () => (await import('./verbs/record.ts')).record,
  },
  test: {
    usage: '[FOLDER]',
    summary: "Run a tool's tests; recordings need no root",
    load: async () => (await import('./verbs/test.ts')).test,
  },
  pack: {
    usage: '[FOLDER]',
    summary: 'Check a tool and make its package',
    load: async () => (await import('./verbs/pack.ts')).pack,
  },
  publish: {
    usage: '[FOLDER]',
    summary: 'Check, pack and publish a tool with your npm',
    load: async () => (await import('./verbs/publish.ts')).publish,
  },
  completion: {
    usage: 'SHELL',
    summary: 'Print the script by which bash, zsh or fish completes',
    load: async () => (await import('./verbs/completion.ts')).completion,
  },
  doctor: {
    usage: '[stacks]',
    summary: 'Show what this machine can trace and what it lacks',
    load: async () => (await import('./verbs/doctor.ts')).doctor,
  },
};
