import { BccxError } from '../errors/bccx-error.ts';
import { objectFile } from '../manifest/manifest.ts';
import { sha256 } from '../package/package-file.ts';
import type { AdminPolicy } from '../policy/admin/admin-policy.ts';
import { possibleCpus } from '../policy/possible-cpus.ts';
import { printable } from '../policy/printable.ts';
import { type Review, type ReviewedFile, reviewTool } from '../policy/review.ts';
import { fitsHost, type Host } from '../registry/choose-version.ts';
import { ABI_MAJOR, ABI_MINOR } from '../sandbox/abi.generated.ts';
import type { Candidate } from './candidate.ts';

/** What a tool may be granted besides what it declares. */
export interface ReviewTerms {
  /** Helpers, kernel functions and program types that change the system, granted by name. */
  readonly dangerous: readonly string[];
  readonly policy: AdminPolicy | undefined;
  readonly host: Host;
}

/**
 * Reads the bytes of a candidate as every run will: what it does, within what it declares, allowed on this machine.
 *
 * @throws {BccxError} BCCX_PACKAGE_HOST, BCCX_OBJECT_*, BCCX_MODULE_*, BCCX_PERMISSION_*, BCCX_POLICY_*
 */
export function reviewCandidate({ checked, publisher }: Candidate, { dangerous, policy, host }: ReviewTerms): Review {
  const { name, version, manifest, json } = checked;
  const label = `${name}@${version}`;
  const misfit = (what: string): BccxError => new BccxError('BCCX_PACKAGE_HOST', { package: label, what });
  const engine = String(Object(json['engines']).bccx);
  if (!fitsHost(engine, host.version)) throw misfit(`it is for bccx ${printable(engine)}, this is ${host.version}`);
  const [major = 0, minor = 0] = manifest.abi.split('.').map(Number);
  if (major !== ABI_MAJOR || minor > ABI_MINOR) {
    throw misfit(`its module needs interface ${manifest.abi}, this bccx has ${ABI_MAJOR}.${ABI_MINOR}`);
  }
  const file = objectFile(manifest, host.arch);
  if (file === undefined) throw misfit(`it has no object for ${host.arch}`);
  const object = reviewed(checked.files, file);
  const module = manifest.module === undefined ? undefined : reviewed(checked.files, manifest.module);
  const loaded = module === undefined ? [object] : [object, module];
  return reviewTool({
    manifest,
    identity: {
      name,
      publisher: publisher.identity?.repository,
      hashes: () => loaded.map(({ bytes }) => sha256(bytes)),
    },
    object,
    module,
    grants: { permissions: 'declared', dangerous },
    policy,
    cpus: possibleCpus(),
  });
}

function reviewed(files: Candidate['checked']['files'], file: string): ReviewedFile {
  const found = files.find(({ path }) => path === file);
  if (found === undefined) throw new BccxError('BCCX_INTERNAL', { what: `a checked package lacks '${file}'` });
  return { file, bytes: found.bytes };
}
