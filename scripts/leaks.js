import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asRoot } from './privilege.js';

/** Files that Node's tools keep in the temporary folder on purpose. */
const toolCaches = /^(?:node-compile-cache|v8-compile-cache|nx-|\.nx)/;

/**
 * Counts what is loaded, running and lying about before a test run and again after it. While the gate is open, every process
 * that inherits the environment is marked as part of the run and has a temporary folder of its own.
 */
export class LeakGate {
  #mark = randomUUID();
  #temporary = mkdtempSync(join(tmpdir(), 'bccx-tests-'));
  #before;

  constructor() {
    this.#before = this.#state();
    process.env['BCCX_TEST_RUN'] = this.#mark;
    process.env['TMPDIR'] = this.#temporary;
  }

  /**
   * @returns {Promise<string[]>} one line for everything that was not there before and does not go away within three seconds
   */
  async close() {
    delete process.env['BCCX_TEST_RUN'];
    delete process.env['TMPDIR'];
    let leaks = this.#leaks();
    for (let wait = 0; leaks.length > 0 && wait < 6; wait += 1) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      leaks = this.#leaks();
    }
    rmSync(this.#temporary, { recursive: true, force: true });
    return leaks;
  }

  /** @returns {string[]} */
  #leaks() {
    const { objects, processes, files } = this.#state();
    const knownObjects = new Set(this.#before.objects.map(({ key }) => key));
    const knownFiles = new Set([...this.#before.files, this.#temporary]);
    return [
      // What only processes outside this run hold was loaded by someone else meanwhile.
      ...objects
        .filter(({ key, held, ours }) => !knownObjects.has(key) && (ours || !held))
        .map(({ key, name }) => `BPF ${key} (${name})`),
      ...Object.entries(processes)
        .filter(([pid]) => this.#before.processes[pid] === undefined)
        .map(([pid, command]) => `process ${pid}: ${command}`),
      ...files.filter((path) => !knownFiles.has(path) && !toolCaches.test(path.split('/').at(-1) ?? '')),
    ];
  }

  /** @returns {import('./system-state.js').SystemState} */
  #state() {
    const script = fileURLToPath(new URL('system-state.js', import.meta.url));
    const [program = '', ...args] = asRoot([process.execPath, script, `BCCX_TEST_RUN=${this.#mark}`, this.#temporary]);
    const shown = spawnSync(program, args, {
      encoding: 'utf8',
      stdio: ['inherit', 'pipe', 'inherit'],
      maxBuffer: 1 << 26,
    });
    if (shown.status !== 0) throw new Error('cannot see what is loaded on this machine: bpftool or sudo failed');
    return JSON.parse(shown.stdout);
  }
}
