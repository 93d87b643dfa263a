import { version as hostVersion } from '../../cli/version.ts';
import { fields, type ToolFolder } from '../tool-folder.ts';
import type { Finding } from './finding.ts';

/** What package.json should say beyond what `add` insists on: a name that can be found, who may use it, how it is published. */
export function packageFindings({ packageJson, packageName, name }: ToolFolder): Finding[] {
  const { file, json } = packageJson;
  const value = fields(json.value);
  const findings: Finding[] = [];
  const add = (level: Finding['level'], pointer: string, what: string, remedy: string): void => {
    findings.push({ level, file, line: json.lineOf(pointer), what, remedy });
  };
  if (!/^(?:@bccx\/[^/]+|(?:@[^/]+\/)?bccx-plugin-[^/]+)$/.test(packageName)) {
    add(
      'error',
      '/name',
      `'${packageName}' is not named as a tool`,
      `call it bccx-plugin-${name} or @scope/bccx-plugin-${name}`,
    );
  }
  if (value['private'] === true) add('error', '/private', 'npm does not publish a private package', 'remove "private"');
  if (typeof value['license'] !== 'string' || value['license'] === '') {
    add('error', '/license', "has no 'license'", 'name it by its SPDX expression, as "GPL-2.0-only OR BSD-2-Clause"');
  }
  if (typeof value['description'] !== 'string' || value['description'].trim() === '') {
    add(
      'error',
      '/description',
      "has no 'description'",
      'say in one line what the tool shows: it is what a search finds',
    );
  }
  if (!Array.isArray(value['files'])) {
    add('error', '/files', "has no 'files'", 'list what ships: the manifest, the object, the module and README.md');
  }
  const engine = fields(value['engines'])['bccx'];
  if (typeof engine === 'string' && /^\s*[*x]?\s*$|^>=?\s*[\d.]+\s*$/.test(engine)) {
    add(
      'warning',
      '/engines/bccx',
      `'${engine}' promises that it works with every later bccx`,
      `write "^${hostVersion}"`,
    );
  }
  if (packageName.startsWith('@') && fields(value['publishConfig'])['access'] !== 'public') {
    add(
      'warning',
      '/publishConfig',
      'npm keeps a package with a scope private',
      'add "publishConfig": { "access": "public" }',
    );
  }
  return findings;
}
