import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { gluePaths } from '@bccx/libbpf-glue';

/** What a program said that ran in the jail without a host's protocol around it. */
export interface JailRun {
  /** Attempts and their answers, in order. */
  readonly answers: Readonly<Record<string, string>>;
  /** What stands behind `fact NAME`. */
  readonly facts: Readonly<Record<string, string>>;
  /** Lines of the launcher. */
  readonly status: string[];
  readonly stderr: string;
}

export interface JailProgram {
  /** Executed in node's place; its own path when it is node. */
  readonly node: string;
  readonly script: string;
  readonly args: readonly string[];
  /** Programs that start the jail, before its own path. */
  readonly through?: readonly string[];
  /** Called with the child's pid once it has said `end` on its last line, while it still runs. */
  onEnd?(pid: number): void;
}

/** RLIMIT_DATA: room for two isolates. */
export const MEMORY = 2 ** 31;

/** Runs a program in the jail, with all of its layers but without a reader, until it ends. */
export async function runInJail({ node, script, args, through = [], onEnd }: JailProgram): Promise<JailRun> {
  const { jail } = gluePaths();
  const [command = jail, ...before] = [...through, jail];
  const jailArgs = [...before, '--node', node, '--script', script, '--memory', String(MEMORY), '--', ...args];
  const child = spawn(command, jailArgs, { stdio: ['pipe', 'pipe', 'pipe', 'ignore', 'pipe'], env: {}, cwd: '/' });
  const status = collect(child.stdio[4] as Readable);
  const stderr = collect(child.stderr as Readable);
  const output = collect(child.stdout as Readable, (text) => {
    if (!text.endsWith('\nend\n')) return;
    onEnd?.(Number(/^child (\d+)$/m.exec(status.text)?.[1]));
    child.stdin?.end();
  });
  await once(child, 'close');
  const lines = output.text.split('\n').filter((line) => line.includes(' '));
  const facts = lines.filter((line) => line.startsWith('fact ')).map((line) => line.slice(5));
  return {
    answers: pairs(lines.filter((line) => !line.startsWith('fact '))),
    facts: pairs(facts),
    status: status.text.split('\n').filter(Boolean),
    stderr: stderr.text,
  };
}

function collect(stream: Readable, onText?: (text: string) => void): { text: string } {
  const collected = { text: '' };
  stream.setEncoding('utf8').on('data', (text: string) => {
    collected.text += text;
    onText?.(collected.text);
  });
  return collected;
}

function pairs(lines: readonly string[]): Record<string, string> {
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]));
}
