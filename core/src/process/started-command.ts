import { type ChildProcess, spawn } from 'node:child_process';

/** Waits for a line on descriptor 3, then becomes the command: same process, same id. */
const gate = 'read -r _ <&3 || exit 127; exec 3<&-; exec "$@"';

/** How a command ended: an exit code or a signal's name. */
export type CommandEnd = number | NodeJS.Signals;

/**
 * A command that exists but does not run yet: its process is there, so that probes can be limited to it, and becomes the
 * command when it is let go. It shares this process's terminal.
 */
export class StartedCommand {
  readonly pid: number;
  /** Settles when the command has ended. */
  readonly ended: Promise<CommandEnd>;
  readonly #child: ChildProcess;
  #over = false;

  private constructor(child: ChildProcess, pid: number) {
    this.pid = pid;
    this.#child = child;
    this.ended = new Promise((resolve) => {
      child.on('exit', (code, signal) => {
        this.#over = true;
        resolve(signal ?? code ?? 0);
      });
    });
  }

  /** words: the command and its arguments. @throws Error when no process can be made */
  static start(words: readonly string[]): StartedCommand {
    const child = spawn('/bin/sh', ['-c', gate, 'sh', ...words], { stdio: ['inherit', 'inherit', 'inherit', 'pipe'] });
    child.on('error', () => undefined);
    if (child.pid === undefined) throw new Error('/bin/sh cannot be started');
    return new StartedCommand(child, child.pid);
  }

  /** Lets the command run. */
  release(): void {
    const pipe = this.#child.stdio[3];
    if (pipe !== null && pipe !== undefined && 'end' in pipe) pipe.end('\n');
  }

  /** Asks the command to end, if it still runs; what is still gated never runs. */
  end(): void {
    if (!this.#over) this.#child.kill('SIGTERM');
  }
}

/**
 * Splits a command line at blanks; quotes keep blanks together, as in a shell, and a backslash takes the next character as it
 * is. Nothing else is special. Undefined when a quote is not closed.
 */
export function splitCommand(line: string): string[] | undefined {
  const words: string[] = [];
  const piece = /\s+|'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)|[^\s'"\\]+/gsy;
  let word: string | undefined;
  while (piece.lastIndex < line.length) {
    const match = piece.exec(line);
    if (match === null) return undefined;
    const [text, single, double, escaped] = match;
    if (/^\s/.test(text)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + (single ?? double?.replace(/\\(["\\$`])/g, '$1') ?? escaped ?? text);
  }
  if (word !== undefined) words.push(word);
  return words;
}
