import { readdirSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BccxError, causeText } from '../errors/bccx-error.ts';
import { nearest } from '../errors/nearest.ts';
import { loadManifest } from '../manifest/load-manifest.ts';
import { reservedVerbs } from '../manifest/reserved-names.ts';
import { sha256 } from '../package/package-file.ts';
import { checkout } from './checkout.ts';
import type { LockEntry } from './lock-file.ts';
import { readRegularFile } from './read-file.ts';
import { Store } from './store.ts';
import { searchedStores } from './store-home.ts';
import type { Tool, ToolPackage } from './tool.ts';

const maxPackageJson = 1024 * 1024;
const maxManifest = 256 * 1024;

/**
 * The tool that a word on the command line names: a path when it has a slash in it, else a tool of the checkout that bccx
 * runs from, else an installed one.
 *
 * @throws {BccxError} BCCX_TOOL_UNKNOWN, BCCX_TOOL_FILE, BCCX_MANIFEST_INVALID, BCCX_STORE_*
 */
export function findTool(name: string): Tool {
  if (name.includes('/')) return withManifest(packageAt(resolve(name), 'path', name));
  for (const directory of workspaceDirectories(name)) {
    const found = tryPackage(directory);
    if (found === undefined) continue;
    const tool = withManifest(found);
    if (tool.manifest.name === name) return tool;
  }
  for (const path of searchedStores()) {
    const store = new Store(path);
    const entry = store.find(name);
    if (entry !== undefined) return installedTool(store, entry);
  }
  throw unknownTool(name);
}

/** An installed tool, with its manifest as it was installed. @throws {BccxError} BCCX_STORE_CHANGED, BCCX_TOOL_FILE */
export function installedTool(store: Store, entry: LockEntry): Tool {
  const directory = store.folderOf(entry);
  if (entry.source.kind === 'link')
    return { ...withManifest(packageAt(directory, 'link', directory)), installed: entry };
  return withManifest({
    packageName: entry.package,
    version: entry.version,
    directory,
    manifestFile: entry.manifest,
    origin: 'store',
    installed: entry,
  });
}

/** Every tool of the checkout, in the order of names, with what is wrong with those that cannot be read. */
export function listTools(): { tools: Tool[]; broken: { directory: string; error: BccxError }[] } {
  const tools: Tool[] = [];
  const broken: { directory: string; error: BccxError }[] = [];
  for (const directory of workspaceDirectories()) {
    try {
      const found = tryPackage(directory);
      if (found !== undefined) tools.push(withManifest(found));
    } catch (error) {
      if (!(error instanceof BccxError)) throw error;
      broken.push({ directory, error });
    }
  }
  return { tools: tools.sort((a, b) => (a.manifest.name < b.manifest.name ? -1 : 1)), broken };
}

/** Folders below the checkout's `plugins`; the one that bears the name comes first. */
function workspaceDirectories(name?: string): string[] {
  const root = checkout();
  if (root === undefined) return [];
  const plugins = join(root, 'plugins');
  const entries = readdirSync(plugins, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const names = entries
    .map((entry) => entry.name)
    .sort((a, b) => Number(b === name) - Number(a === name) || (a < b ? -1 : 1));
  return names.map((each) => join(plugins, each));
}

/** The package in a folder, or undefined when the folder holds no bccx plugin. */
function tryPackage(directory: string): ToolPackage | undefined {
  try {
    return packageAt(directory, 'workspace', directory);
  } catch {
    return undefined;
  }
}

function packageAt(directory: string, origin: ToolPackage['origin'], name: string): ToolPackage {
  const fail = (cause: string): BccxError =>
    new BccxError('BCCX_TOOL_FILE', {
      file: 'package.json',
      tool: name,
      cause,
      remedy: 'name the folder of a bccx plugin package',
    });
  let json: unknown;
  try {
    json = JSON.parse(readRegularFile(join(directory, 'package.json'), maxPackageJson).toString());
  } catch (error) {
    throw fail(causeText(error));
  }
  const { name: packageName, version, keywords, bccx } = Object(json) as Record<string, unknown>;
  if (!Array.isArray(keywords) || !keywords.includes('bccx-plugin')) throw fail("has no keyword 'bccx-plugin'");
  const manifestFile: unknown = Object(bccx).manifest;
  if (typeof manifestFile !== 'string' || !/^[A-Za-z0-9_][A-Za-z0-9_.-]*\.json$/.test(manifestFile)) {
    throw fail("'bccx.manifest' names no JSON file in the package");
  }
  if (typeof packageName !== 'string' || typeof version !== 'string') throw fail('has no name or version');
  return { packageName, version, directory: realpathSync(directory), manifestFile, origin };
}

function withManifest(found: ToolPackage): Tool {
  const path = join(found.directory, found.manifestFile);
  let bytes: Buffer;
  try {
    bytes = readRegularFile(path, maxManifest);
  } catch (error) {
    throw new BccxError('BCCX_TOOL_FILE', {
      file: found.manifestFile,
      tool: found.packageName,
      cause: causeText(error),
      remedy: 'reinstall the package',
    });
  }
  checkHash(found, found.manifestFile, bytes);
  return { ...found, manifest: loadManifest(bytes, path) };
}

/**
 * Refuses bytes of an installed tool that are not those that were installed. What its author is working on changes.
 *
 * @throws {BccxError} BCCX_STORE_CHANGED
 */
export function checkHash({ installed, origin, packageName }: ToolPackage, file: string, bytes: Uint8Array): void {
  if (installed === undefined || origin === 'link') return;
  if (Object.hasOwn(installed.files, file) && installed.files[file] === sha256(bytes)) return;
  throw new BccxError('BCCX_STORE_CHANGED', { file, tool: packageName });
}

function unknownTool(name: string): BccxError {
  const tools = listTools().tools.map((tool) => tool.manifest.name);
  const installed = searchedStores().flatMap((path) => Object.keys(new Store(path).read().tools));
  const meant = nearest(name, [...tools, ...installed, ...reservedVerbs]);
  const suggestion =
    meant === undefined
      ? `\`bccx add ${name}\` installs a tool, \`bccx list\` shows those that are, \`bccx help\` the verbs`
      : `did you mean \`bccx ${meant}\`?`;
  return new BccxError('BCCX_TOOL_UNKNOWN', { name, suggestion });
}
