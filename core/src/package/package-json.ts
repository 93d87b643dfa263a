import { BccxError, causeText } from '../errors/bccx-error.ts';
import { type JsonText, parseJsonText } from '../manifest/json-text.ts';
import { printable } from '../policy/printable.ts';

/** The fields of a tool's package.json that bccx reads. */
export interface PackageJson {
  readonly [field: string]: unknown;
  readonly name: string;
  readonly version: string;
}

const maxBytes = 1 << 20;
const namePattern = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/;
const versionPattern = /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/;

/** True for what npm accepts as the name of a package; such a name is also safe as a path. */
export function isPackageName(name: string): boolean {
  return name.length <= 214 && namePattern.test(name);
}

/** True for an exact version by the rules of semver. */
export function isVersion(version: string): boolean {
  return version.length <= 256 && versionPattern.test(version);
}

/**
 * Reads package.json as far as every package must have it.
 *
 * @param shown what to call the package in messages, before its name is known
 * @throws {BccxError} BCCX_PACKAGE_JSON
 */
export function parsePackageJson(bytes: Uint8Array, shown: string): PackageJson {
  const { value } = parse(bytes, shown);
  return value as PackageJson;
}

/** The same with the places of its values. */
export function parse(bytes: Uint8Array, shown: string): JsonText {
  const fail = (what: string, line = 1): BccxError =>
    new BccxError('BCCX_PACKAGE_JSON', { package: shown, line, what });
  if (bytes.length > maxBytes) throw fail(`it is larger than ${maxBytes} bytes`);
  let json: JsonText;
  try {
    json = parseJsonText(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw fail(`it is not JSON: ${printable(causeText(error))}`);
  }
  const [twice] = json.duplicates;
  if (twice !== undefined) throw fail(`${printable(twice)} is there twice`, json.lineOf(twice));
  const { name, version } = Object(json.value) as Record<string, unknown>;
  if (typeof name !== 'string' || !isPackageName(name))
    throw fail("'name' is no name of a package", json.lineOf('/name'));
  if (typeof version !== 'string' || !isVersion(version))
    throw fail("'version' is no exact version", json.lineOf('/version'));
  return json;
}
