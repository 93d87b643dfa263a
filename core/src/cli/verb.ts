import type { Command } from 'commander';

/** What a verb found out: the same facts as an object for programs and as text for people. */
export interface Report {
  /** The object that `--json` prints. */
  readonly data: object;
  /** Printed without `--json`, on stdout; control characters other than line breaks and tabs are escaped there. */
  readonly text: string;
  /** Exit code; 0 without. */
  readonly exit?: number;
}

/** The command line of a verb, after its arguments and flags were checked against its declaration. */
export interface Invocation {
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
}

/** One verb, in a file of its own that is imported when the verb is used. */
export interface VerbModule {
  /** Adds arguments and flags; `--json` and `--help` are there already. */
  declare(command: Command): void;
  /** Does the work. Without a report the verb has written its result itself, as a trace and a picture do. */
  run(invocation: Invocation): Promise<Report | undefined>;
}
