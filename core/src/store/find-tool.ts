import { readdirSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BccxError, causeText } from '../errors/bccx-error.ts';
import { nearest } from '../errors/nearest.ts';
import { loadManifest } from '../manifest/load-manifest.ts';
import { reservedVerbs } from '../manifest/reserved-names.ts';
import { checkout } from './checkout.ts';
import { readRegularFile } from './read-file.ts';
import type { Tool, ToolPackage } from './tool.ts';

const maxPackageJson = 1024 * 1024;
const maxManifest = 256 * 1024;

/**
 * The tool that a word on the command line names: a path when it has a slash in it, else a tool of the checkout that bccx
 * runs from.
 *
 * @throws {BccxError} BCCX_TOOL_UNKNOWN, BCCX_TOOL_FILE, BCCX_MANIFEST_INVALID
 */
export function findTool(name: string): Tool {
  if (name.includes('/')) return withManifest(packageAt(resolve(name), 'path', name));
  for (const directory of workspaceDirectories(name)) {
    const found = tryPackage(directory);
    if (found === undefined) continue;
    const tool = withManifest(found);
    if (tool.manifest.name === name) return tool;
  }
  throw unknownTool(name);
}

/** Every tool that can be run by its name, in the order of names, with what is wrong with those that cannot be read. */
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
  return { ...found, manifest: loadManifest(bytes, path) };
}

function unknownTool(name: string): BccxError {
  const tools = listTools().tools.map((tool) => tool.manifest.name);
  const meant = nearest(name, [...tools, ...reservedVerbs]);
  const suggestion =
    meant === undefined ? '`bccx list` shows the tools, `bccx help` the verbs' : `did you mean \`bccx ${meant}\`?`;
  return new BccxError('BCCX_TOOL_UNKNOWN', { name, suggestion });
}
