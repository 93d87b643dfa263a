import type { Standing } from '../../install/outdated.ts';
import { listTools } from '../../store/find-tool.ts';
import type { LockEntry } from '../../store/lock-file.ts';
import { Store } from '../../store/store.ts';
import { searchedStores } from '../../store/store-home.ts';
import { host } from '../install-packages.ts';
import { Progress } from '../progress.ts';
import { runnableTools } from '../runnable-tools.ts';
import { table } from '../table.ts';
import type { Report, VerbModule } from '../verb.ts';

/** `bccx list`: the tools that can be run by name. */
export const list: VerbModule = {
  declare: (command) => {
    command
      .option('--outdated', 'show installed tools of which the registry has newer versions')
      .allowExcessArguments(false);
  },
  async run({ options }) {
    return options['outdated'] === true ? await outdatedTools() : allTools();
  },
};

function allTools(): Report {
  const tools = runnableTools();
  const { broken } = listTools();
  const rows = tools.map(({ name, version, title }) => [name, version, title]);
  const notes = broken.map(({ error }) => `${error.message}\n  ${error.hint}\n`);
  const text =
    rows.length === 0 ? 'no tools here; `bccx add NAME` installs one\n' : table(['TOOL', 'VERSION', 'TITLE'], rows);
  return {
    data: {
      tools,
      broken: broken.map(({ directory, error }) => ({ directory, code: error.code, message: error.message })),
    },
    text: text + notes.join(''),
  };
}

/** Tools of all stores; of two with one name the one that runs. */
function installedTools(): [string, LockEntry][] {
  const stores = searchedStores().map((path) => new Store(path).read().tools);
  return Object.entries(Object.assign({}, ...stores.reverse()));
}

async function outdatedTools(): Promise<Report> {
  const { Registry } = await import('../../registry/registry.ts');
  const { standings } = await import('../../install/outdated.ts');
  const progress = new Progress();
  progress.show('asking the registry …');
  const all = await standings(installedTools(), await Registry.open(host)).finally(() => progress.clear());
  const old = all.filter(({ outdated }) => outdated);
  const failed = all.filter(({ error }) => error !== undefined);
  const rows = old.map(({ name, entry, fits, latest }) => [name, entry.version, fits ?? '', latest ?? '']);
  const text = rows.length === 0 ? 'every tool is up to date\n' : table(['TOOL', 'INSTALLED', 'FITS', 'LATEST'], rows);
  return {
    data: { outdated: old.map(standingData), failed: failed.map(({ name, error }) => ({ name, code: error?.code })) },
    text: text + failed.map(({ error }) => `${error?.message}\n`).join(''),
    exit: failed[0]?.error?.exit ?? 0,
  };
}

function standingData({ name, entry, fits, latest }: Standing) {
  return { name, package: entry.package, installed: entry.version, fits, latest };
}
