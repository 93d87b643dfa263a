import { type SpawnOptions, spawn } from 'node:child_process';

/** How a program ended. */
export interface ProgramEnd {
  /** Exit code; undefined when a signal ended it or it could not be started. */
  readonly code: number | undefined;
  /** What it printed; empty where it was passed on. */
  readonly stdout: string;
  readonly stderr: string;
  /** Why it could not be started, or which signal ended it. */
  readonly failure: string | undefined;
}

export interface ProgramOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** What it prints goes to bccx's stderr as it comes, and it may ask on the terminal: stdout is for results. */
  readonly passOn?: boolean;
}

/** Runs a program to its end. */
export function runProgram(
  command: string,
  args: readonly string[],
  options: ProgramOptions = {},
): Promise<ProgramEnd> {
  const { cwd, env = process.env, passOn = false } = options;
  const stdio: SpawnOptions['stdio'] = passOn ? ['inherit', 2, 2] : ['ignore', 'pipe', 'pipe'];
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio, env, ...(cwd === undefined ? {} : { cwd }) });
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.once('error', (error) => resolve({ code: undefined, stdout, stderr, failure: error.message }));
    child.once('close', (code, signal) => {
      resolve({ code: code ?? undefined, stdout, stderr, failure: signal === null ? undefined : `ended by ${signal}` });
    });
  });
}
