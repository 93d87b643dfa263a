import { BccxError } from '../errors/bccx-error.ts';
import { loadManifest } from '../manifest/load-manifest.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { checkContents } from './contents.ts';
import { checkFields } from './fields.ts';
import type { PackageFile } from './package-file.ts';
import { type PackageJson, parse } from './package-json.ts';

/** A package that can be installed: its files are complete, and nothing in it would ever be executed. */
export interface CheckedPackage {
  readonly name: string;
  readonly version: string;
  readonly json: PackageJson;
  readonly manifestFile: string;
  readonly manifest: Manifest;
  readonly files: readonly PackageFile[];
}

/** One reason against a package, for its author. */
export interface PackageFinding {
  /** File of the package. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly error: BccxError;
}

/**
 * Checks the files of a package, from an archive or a folder: package.json, the manifest against its schema, that every
 * payload is there and nothing else is. `add` refuses what this refuses, so `check` and `pack` use it too.
 *
 * What the BPF object and the module do is not looked at here: see policy/review.ts.
 *
 * @throws {BccxError} the first finding
 */
export function checkPackage(files: readonly PackageFile[], shown: string): CheckedPackage {
  const { findings, checked } = examinePackage(files, shown);
  const [first] = findings;
  if (first !== undefined) throw first.error;
  if (checked === undefined) throw new BccxError('BCCX_INTERNAL', { what: 'a package was refused without a reason' });
  return checked;
}

/**
 * The same with every finding instead of the first.
 *
 * @param shown what to call the package in messages, such as the name that was asked for
 */
export function examinePackage(
  files: readonly PackageFile[],
  shown: string,
): { findings: readonly PackageFinding[]; checked: CheckedPackage | undefined } {
  const findings: PackageFinding[] = [];
  const attempt = <T>(file: string, check: () => T): T | undefined => {
    try {
      return check();
    } catch (error) {
      if (!(error instanceof BccxError)) throw error;
      findings.push({ file, line: lineOf(error), error });
      return undefined;
    }
  };
  const bytesOf = (path: string): Uint8Array => {
    const file = files.find((each) => each.path === path);
    if (file === undefined) {
      const who = path === 'package.json' ? 'every package' : 'package.json';
      throw new BccxError('BCCX_PACKAGE_MISSING', { package: shown, file: path, who });
    }
    return file.bytes;
  };
  const json = attempt('package.json', () => parse(bytesOf('package.json'), shown));
  if (json === undefined) return { findings, checked: undefined };
  const fields = checkFields(json, shown);
  for (const { line, error } of fields.findings) findings.push({ file: 'package.json', line, error });
  const { manifestFile } = fields;
  const manifest =
    manifestFile === undefined
      ? undefined
      : attempt(manifestFile, () => loadManifest(bytesOf(manifestFile), manifestFile));
  for (const { file, error } of checkContents(files, { manifest, manifestFile }, shown))
    findings.push({ file, line: 1, error });
  if (findings.length > 0 || manifest === undefined || manifestFile === undefined)
    return { findings, checked: undefined };
  const { name, version } = json.value as PackageJson;
  attempt('package.json', () => checkCommandName(name, manifest));
  if (findings.length > 0) return { findings, checked: undefined };
  return { findings, checked: { name, version, json: json.value as PackageJson, manifestFile, manifest, files } };
}

/** `bccx add memleak` gets `@bccx/memleak`, so that package must be the command `memleak`. */
function checkCommandName(name: string, manifest: Manifest): void {
  if (name.startsWith('@bccx/') && name !== `@bccx/${manifest.name}`) {
    throw new BccxError('BCCX_PACKAGE_NAME', { package: name, what: `its command is '${manifest.name}'` });
  }
}

/** The line that the message of a manifest or of package.json names. */
function lineOf(error: BccxError): number {
  return Number(/: line (\d+)/.exec(error.message)?.[1] ?? 1);
}
