import { BccxError, type PackageFault } from '../errors/bccx-error.ts';
import { type JsonText, pointerKey } from '../manifest/json-text.ts';
import { printable } from '../policy/printable.ts';

/** A fault of package.json. */
interface FieldFinding {
  readonly line: number;
  readonly error: BccxError;
}

/** Scripts that npm runs for whoever installs; those that it runs for the author are the author's own. */
const installScripts = [
  'preinstall',
  'install',
  'postinstall',
  'prepare',
  'preprepare',
  'postprepare',
  'prepublish',
  'dependencies',
];
const dependencyFields = [
  'dependencies',
  'optionalDependencies',
  'peerDependencies',
  'bundleDependencies',
  'bundledDependencies',
];
const entryFields = ['main', 'module', 'browser', 'exports', 'imports', 'bin', 'types', 'man', 'gypfile'];

/** Checks what package.json says; manifestFile is undefined when it names none. */
export function checkFields(
  json: JsonText,
  shown: string,
): { findings: readonly FieldFinding[]; manifestFile: string | undefined } {
  const fields = json.value as Readonly<Record<string, unknown>>;
  const findings: FieldFinding[] = [];
  const refuse = (code: PackageFault, pointer: string, what: string): void => {
    findings.push({ line: json.lineOf(pointer), error: new BccxError(code, { package: shown, what }) });
  };
  const wrong = (pointer: string, what: string): void => {
    const line = json.lineOf(pointer);
    findings.push({ line, error: new BccxError('BCCX_PACKAGE_JSON', { package: shown, line, what }) });
  };
  for (const script of installScripts) {
    if (Object.hasOwn(Object(fields['scripts']), script)) {
      refuse('BCCX_PACKAGE_SCRIPT', `/scripts/${script}`, `it has a '${script}' script`);
    }
  }
  for (const field of dependencyFields) {
    if (!isEmpty(fields[field])) refuse('BCCX_PACKAGE_DEPENDENCY', pointerKey(field), `package.json has '${field}'`);
  }
  for (const field of entryFields) {
    if (!isEmpty(fields[field])) refuse('BCCX_PACKAGE_ENTRY', pointerKey(field), `package.json has '${field}'`);
  }
  const { keywords, bccx } = fields;
  if (!Array.isArray(keywords) || !keywords.includes('bccx-plugin'))
    wrong('/keywords', "'keywords' lacks 'bccx-plugin'");
  const engine: unknown = Object(fields['engines']).bccx;
  if (typeof engine !== 'string' || engine.trim() === '') wrong('/engines', "'engines.bccx' names no versions of bccx");
  const manifestFile: unknown = Object(bccx).manifest;
  if (
    typeof manifestFile === 'string' &&
    /^[A-Za-z0-9_][A-Za-z0-9_.-]*\.json$/.test(manifestFile) &&
    manifestFile !== 'package.json'
  ) {
    return { findings, manifestFile };
  }
  wrong('/bccx', `'bccx.manifest' names no JSON file of the package: ${printable(String(manifestFile))}`);
  return { findings, manifestFile: undefined };
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
