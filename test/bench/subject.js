import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A program of this folder that measures itself when it is told to, and goes on running. */
export class Subject {
  #child;
  #lines;

  /**
   * @param {string} program
   * @param {string[]} args
   * @param {string[]} under a command that runs it, such as a preloading tracer
   */
  constructor(program, args = [], under = []) {
    const path = fileURLToPath(new URL(`../build/bench/${program}`, import.meta.url));
    const [first = path, ...rest] = [...under, path, ...args];
    this.#child = spawn(first, rest, { stdio: ['pipe', 'pipe', 'ignore'] });
    this.#lines = createInterface(this.#child.stdout)[Symbol.asyncIterator]();
  }

  get pid() {
    return this.#child.pid ?? 0;
  }

  /**
   * Has it work so many times. Lines that are no number are a wrapper's.
   *
   * @param {number} count
   * @returns {Promise<number>} what it measured
   */
  async measure(count) {
    this.#child.stdin.write(`${count}\n`);
    for (;;) {
      const { value, done } = await this.#lines.next();
      if (done) throw new Error(`'${this.#child.spawnargs.join(' ')}' ended early`);
      if (/^[0-9.]+$/.test(value)) return Number(value);
    }
  }

  /** Ends it and whatever runs it. */
  async end() {
    const ended = new Promise((resolve) => this.#child.on('exit', resolve));
    this.#child.stdin.end();
    await ended;
  }
}

/** A tool that is attached to something while it is measured. */
export class Tracer {
  #child;
  #ended;
  #errors = '';

  /** @param {string[]} command */
  constructor(command) {
    this.#child = spawn(command[0] ?? '', command.slice(1), { stdio: ['ignore', 'ignore', 'pipe'] });
    this.#child.stderr.setEncoding('utf8').on('data', (text) => {
      this.#errors = (this.#errors + text).slice(-2000);
    });
    this.#ended = new Promise((resolve) => this.#child.on('exit', resolve));
  }

  /** @throws when it ended by itself */
  check() {
    if (this.#child.exitCode !== null)
      throw new Error(`'${this.#child.spawnargs.join(' ')}' ended early: ${this.#errors}`);
  }

  /** @returns {Promise<number>} milliseconds from the request to end until it had ended, everything detached */
  async end() {
    this.check();
    const start = process.hrtime.bigint();
    this.#child.kill('SIGINT');
    await this.#ended;
    return Number(process.hrtime.bigint() - start) / 1e6;
  }
}
