import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../e2e/checkout.ts';
import { archive, type Member } from './tar-file.ts';

const profile = join(checkout, 'plugins/profile');

/** How a package differs from an honest one. */
export interface ToolOptions {
  readonly name?: string;
  readonly version?: string;
  /** Name of the command. */
  readonly command?: string;
  /** Fields of package.json. */
  readonly json?: Readonly<Record<string, unknown>>;
  /** Helpers that the manifest declares besides those that are used. */
  readonly helpers?: readonly string[];
}

/** The files of a real tool (the object and module of `profile`) under another name. */
export function toolFiles({
  name = 'bccx-plugin-sampler',
  version = '1.0.0',
  command = 'sampler',
  json = {},
  helpers = [],
}: ToolOptions = {}): Record<string, Buffer> {
  const manifest = JSON.parse(readFileSync(join(profile, 'plugin.json'), 'utf8'));
  manifest.name = command;
  manifest.permissions.helpers.push(...helpers);
  const fields = {
    name,
    version,
    description: 'Stacks that were on CPU',
    license: 'Apache-2.0',
    keywords: ['bccx-plugin'],
    engines: { bccx: '>=0.1.0' },
    bccx: { manifest: 'plugin.json' },
    ...json,
  };
  return {
    'package.json': Buffer.from(`${JSON.stringify(fields, null, 2)}\n`),
    'plugin.json': Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`),
    'profile.bpf.o': readFileSync(join(profile, 'profile.bpf.o')),
    'profile.wasm': readFileSync(join(profile, 'profile.wasm')),
    'README.md': Buffer.from('# sampler\n'),
  };
}

/** The members of a package's archive, in the folder that npm gives it. */
export function members(files: Readonly<Record<string, Buffer | string>>): Member[] {
  return Object.entries(files).map(([path, body]) => ({ path: `package/${path}`, body }));
}

/** An archive of an honest tool. */
export function toolArchive(options: ToolOptions = {}): Buffer {
  return archive(members(toolFiles(options)));
}
