import { BccxError } from '../errors/bccx-error.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { printable } from '../policy/printable.ts';
import type { PackageFile } from './package-file.ts';

/** Names of files that people read. */
const documents = /^(?:README|LICEN[CS]E|COPYING|NOTICE|CHANGELOG|AUTHORS)(?:[._-][\w.-]*)?$|^LICENSES\/[\w.-]+$/i;
const scripts = /\.(?:[cm]?[jt]sx?|node|sh|py|pl|rb|lua)$/i;
const machineBpf = 247;

/** A package that has, besides its payload, only documents. */
export function checkContents(
  files: readonly PackageFile[],
  { manifest, manifestFile }: { manifest: Manifest | undefined; manifestFile: string | undefined },
  shown: string,
): { file: string; error: BccxError }[] {
  const findings: { file: string; error: BccxError }[] = [];
  const payload = manifest === undefined ? [] : payloadFiles(manifest);
  for (const { path, bytes } of files) {
    const error = contentFault(path, bytes, shown);
    if (error !== undefined) findings.push({ file: path, error });
    else if (
      manifest !== undefined &&
      ![...payload, manifestFile, 'package.json'].includes(path) &&
      !documents.test(path)
    ) {
      findings.push({
        file: path,
        error: new BccxError('BCCX_PACKAGE_EXTRA', { package: shown, file: printable(path) }),
      });
    }
  }
  for (const file of payload) {
    if (files.some(({ path }) => path === file)) continue;
    findings.push({
      file,
      error: new BccxError('BCCX_PACKAGE_MISSING', { package: shown, file, who: 'the manifest' }),
    });
  }
  return findings;
}

/** Objects of all architectures and the module. */
export function payloadFiles({ object, module }: Manifest): string[] {
  const objects = typeof object === 'string' ? [object] : Object.values(object);
  return [...new Set([...objects, ...(module === undefined ? [] : [module])])];
}

/** What no name makes acceptable: code for the machine or for an interpreter. */
function contentFault(path: string, bytes: Uint8Array, shown: string): BccxError | undefined {
  const file = `'${printable(path)}'`;
  const native = (what: string) => new BccxError('BCCX_PACKAGE_NATIVE', { package: shown, what: `${file} ${what}` });
  const head = Buffer.from(bytes.subarray(0, 20));
  const magic = head.toString('latin1', 0, 4);
  if (magic === '\x7fELF') {
    const machine = head.length < 20 ? undefined : head.readUInt16LE(18);
    if (machine !== machineBpf) return native('is a program or library for the machine itself (ELF)');
  }
  if (path.endsWith('.node') || path.endsWith('.so')) return native('is a native module by its name');
  if (/^(?:MZ|\xcf\xfa\xed\xfe|\xce\xfa\xed\xfe|\xca\xfe\xba\xbe|\xfe\xed\xfa)/.test(magic))
    return native('is a program for another system');
  if (scripts.test(path) || magic.startsWith('#!')) {
    return new BccxError('BCCX_PACKAGE_ENTRY', { package: shown, what: `${file} is a script` });
  }
  return undefined;
}
