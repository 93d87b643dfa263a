import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bccx } from './commands.js';
import { interleave, median } from './statistics.js';
import { usage } from './usage.js';

const plugin = fileURLToPath(new URL('../../plugins/memleak', import.meta.url));
const script = fileURLToPath(new URL('loopback-registry.js', import.meta.url));
const many = 1000;

/**
 * Installing one tool from a registry on loopback, beside npm, which fetches the same archive and looks at nothing in it; and
 * what a thousand installed tools cost the start of one.
 *
 * @param {number} rounds
 * @returns {Promise<import('./section.js').Section>}
 */
export async function packages(rounds) {
  const scratch = mkdtempSync(join(tmpdir(), 'bccx-bench-'));
  const environment = { ...process.env, npm_config_cache: join(scratch, 'npm-own') };
  const packed = execFileSync('npm', ['pack', '--silent', '--ignore-scripts', plugin], {
    cwd: scratch,
    env: environment,
  });
  const registry = spawn(
    process.execPath,
    [script, join(scratch, packed.toString().trim()), join(plugin, 'package.json')],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  try {
    const [address] = await once(registry.stdout, 'data');
    const at = new Place(scratch, String(address).trim());
    const results = interleave(rounds, {
      'node -e 1': () => usage([process.execPath, '-e', '1'], '/dev/null'),
      'npm install, cold': () => at.npmInstall({ cold: true }),
      'npm install, from its cache': () => at.npmInstall({ cold: false }),
      'bccx add, cold': () => at.add({ cold: true }),
      'bccx add, from its cache': () => at.add({ cold: false }),
      'bccx TOOL --help, one installed': () => at.help('few'),
      [`bccx TOOL --help, ${many} installed`]: () => at.help('many'),
    });
    return {
      name: 'packages',
      title: 'Installing a tool, and a thousand of them',
      method:
        'memleak (three files and documents, 310 KiB) from a registry on loopback. bccx also reads the object and the module as ' +
        'data, and waits until the disk has all of it. Median wall clock and CPU time (user and system).',
      columns: ['command', 'wall clock', 'CPU', 'CPU to node -e 1'],
      rows: tableRows(results),
    };
  } finally {
    registry.kill();
    rmSync(scratch, { recursive: true });
  }
}

/** @param {Map<string, import('./usage.js').Usage[]>} results */
function tableRows(results) {
  const cpu = (/** @type {import('./usage.js').Usage[]} */ values) => median(values.map(({ cpuMs }) => cpuMs));
  const base = cpu(results.get('node -e 1') ?? []);
  return [...results].map(([name, values]) => [
    name,
    `${median(values.map(({ wallMs }) => wallMs)).toFixed(0)} ms`,
    `${cpu(values).toFixed(0)} ms`,
    `${(cpu(values) / base).toFixed(2)}×`,
  ]);
}

/** Where tools are installed, over and over. */
class Place {
  /** @type {string} */
  #scratch;
  /** @type {string} */
  #registry;

  /** @param {string} scratch @param {string} registry */
  constructor(scratch, registry) {
    this.#scratch = scratch;
    this.#registry = registry;
    this.#fill('few', 1);
    this.#fill('many', many);
  }

  /** A store with a number of tools by other names than the checkout's own, all of them the same package.
   * @param {string} store @param {number} count */
  #fill(store, count) {
    this.#run(store, bccx(['add', plugin, '--yes']));
    const lock = join(this.#scratch, store, 'bccx-lock.json');
    const { tools } = JSON.parse(readFileSync(lock, 'utf8'));
    const lines = Array.from({ length: count }, (_, i) => `"tool-${i}": ${JSON.stringify(tools.memleak)}`);
    writeFileSync(lock, `{ "lock": 1, "tools": {\n${lines.join(',\n')}\n} }\n`);
  }

  /** @param {{ cold: boolean }} how */
  add({ cold }) {
    const store = join(this.#scratch, 'store');
    if (cold) rmSync(store, { recursive: true, force: true });
    else for (const part of ['packages', 'bccx-lock.json']) rmSync(join(store, part), { recursive: true, force: true });
    return this.#run('store', bccx(['add', 'memleak', '--yes']));
  }

  /** @param {{ cold: boolean }} how */
  npmInstall({ cold }) {
    const project = join(this.#scratch, 'project');
    rmSync(project, { recursive: true, force: true });
    if (cold) rmSync(join(this.#scratch, 'npm-cache'), { recursive: true, force: true });
    mkdirSync(project);
    writeFileSync(join(project, 'package.json'), '{}');
    const words = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', project, '@bccx/memleak'];
    return this.#run('project', ['npm', ...words]);
  }

  /** @param {'few' | 'many'} store */
  help(store) {
    return this.#run(store, bccx(['tool-0', '--help']));
  }

  /** @param {string} store @param {string[]} command */
  #run(store, command) {
    /** @type {Record<string, string>} */
    const variables = {
      BCCX_HOME: join(this.#scratch, store),
      npm_config_registry: this.#registry,
      npm_config_cache: join(this.#scratch, 'npm-cache'),
      npm_config_update_notifier: 'false',
    };
    return usage(
      ['env', ...Object.entries(variables).map(([key, value]) => `${key}=${value}`), ...command],
      '/dev/null',
    );
  }
}
