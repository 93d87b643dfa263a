import { type ChildProcess, spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { bccxScript } from './checkout.ts';
import { endingWithUs, started } from './started.ts';

/** How a run of the built command ended. */
export interface Ended {
  /** Exit status; undefined when a signal ended it. */
  readonly status: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** The built command, running. */
export class RunningBccx {
  readonly pid: number;
  readonly ended: Promise<Ended>;
  readonly #child: ChildProcess;
  #stdout = '';
  #stderr = '';

  constructor(child: ChildProcess) {
    if (child.pid === undefined || child.stdout === null || child.stderr === null)
      throw new Error('bccx did not start');
    this.pid = child.pid;
    this.#child = child;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.#stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr += text;
    });
    this.ended = new Promise((resolve) => {
      child.on('close', (code) => {
        resolve({ status: code ?? undefined, stdout: this.#stdout, stderr: this.#stderr });
      });
    });
  }

  /** Standard output so far. */
  get printed(): string {
    return this.#stdout;
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  /** Waits until it has printed the line that says it is tracing. */
  async tracing(): Promise<void> {
    const early = this.ended.then(({ status, stderr }) => {
      throw new Error(`bccx ended with ${status} before it traced: ${stderr}`);
    });
    await Promise.race([early, until(() => /^(Sampling|Tracing|Attaching)/m.test(this.#stderr))]);
    early.catch(() => undefined);
  }
}

export interface RunOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Run it without any capability, as the user that owns the checkout (who can read it wherever it lies). */
  readonly unprivileged?: boolean;
}

/** Starts the built command. */
export function startBccx(words: readonly string[], options: RunOptions = {}): RunningBccx {
  const { unprivileged = false, cwd } = options;
  const [program, ...args] = endingWithUs([
    ...(unprivileged ? withoutPrivilege() : []),
    process.execPath,
    bccxScript,
    ...words,
  ]);
  return new RunningBccx(
    started(
      spawn(program, args, {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: options.env ?? process.env,
        ...(cwd === undefined ? {} : { cwd }),
      }),
    ),
  );
}

function withoutPrivilege(): string[] {
  const { uid, gid } = statSync(bccxScript);
  return [
    'setpriv',
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    '--bounding-set=-all',
    '--inh-caps=-all',
    '--',
  ];
}

/** Runs the built command to its end. */
export async function bccx(words: readonly string[], options: RunOptions = {}): Promise<Ended> {
  return await startBccx(words, options).ended;
}

/** Polls until a condition holds; fails after twenty seconds. */
export async function until(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error('waited twenty seconds in vain');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
