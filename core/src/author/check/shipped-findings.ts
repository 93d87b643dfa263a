import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { version as hostVersion } from '../../cli/version.ts';
import { BccxError } from '../../errors/bccx-error.ts';
import { examinePackage } from '../../package/check-package.ts';
import { readFolder } from '../../package/read-folder.ts';
import { fields, type JsonFile, type ToolFolder } from '../tool-folder.ts';
import type { Finding } from './finding.ts';

/** What `add` would refuse of the files that npm would pack. A manifest's faults and files that are not built are told elsewhere. */
export async function shippedFindings({ directory, packageName, packageJson }: ToolFolder): Promise<Finding[]> {
  try {
    const { findings } = examinePackage(await readFolder(directory), packageName);
    return [
      ...findings
        .filter(({ error }) => error.code !== 'BCCX_MANIFEST_INVALID')
        .filter(({ file, error }) => error.code !== 'BCCX_PACKAGE_MISSING' || existsSync(join(directory, file)))
        .map(({ file, line, error }) => refusal(file, line, error)),
      ...(await engineFindings(packageJson)),
    ];
  } catch (error) {
    if (!(error instanceof BccxError)) throw error;
    return [refusal('package.json', 1, error)];
  }
}

/** A tool that this bccx would not install was not checked by one that would. */
async function engineFindings({ file, json }: JsonFile): Promise<Finding[]> {
  const { npm } = await import('../../registry/npm.ts');
  const range = fields(fields(json.value)['engines'])['bccx'];
  if (typeof range !== 'string' || npm.semver.satisfies(hostVersion, range, { includePrerelease: true })) return [];
  return [
    {
      level: 'error',
      file,
      line: json.lineOf('/engines/bccx'),
      what: `'${range}' leaves out bccx ${hostVersion}, which checks it`,
      remedy: `write "^${hostVersion}", or check it with a bccx that it is for`,
    },
  ];
}

function refusal(file: string, line: number, { code, message, hint }: BccxError): Finding {
  const what = message.replace(/^package: reading '[^']*': (?:line \d+ of package\.json: )?/, '');
  return { level: 'error', file, line, what, remedy: hint, code };
}
