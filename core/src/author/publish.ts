import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNpm } from './npm-command.ts';
import { type Packed, pack } from './pack.ts';
import type { ToolFolder } from './tool-folder.ts';

export interface PublishOptions {
  /** Everything but the upload. */
  readonly dryRun: boolean;
  /** npm's dist-tag; npm's own default without. */
  readonly tag: string | undefined;
  /** One-time password of the npm account; npm asks for it when it needs one. */
  readonly otp: string | undefined;
}

/** What was published. */
export interface Published {
  readonly packed: Packed;
  /** Where the build can be proved to have run; undefined when nothing proves it. */
  readonly provenance: string | undefined;
}

/**
 * Checks, packs and publishes a tool with the user's npm and its configuration. What is uploaded is the archive that was
 * checked. npm's own words go to stderr.
 *
 * @throws {BccxError} BCCX_PACK_CHECK, BCCX_NPM, BCCX_PACKAGE_*
 */
export async function publish(tool: ToolFolder, { dryRun, tag, otp }: PublishOptions): Promise<Published> {
  const folder = mkdtempSync(join(tmpdir(), 'bccx-publish-'));
  try {
    const packed = await pack(tool, folder);
    const provenance = provenanceSource(process.env);
    const args = ['publish', packed.archive, '--access=public', '--ignore-scripts'];
    args.push(`--provenance=${provenance !== undefined}`);
    if (tag !== undefined) args.push(`--tag=${tag}`);
    if (otp !== undefined) args.push(`--otp=${otp}`);
    if (dryRun) args.push('--dry-run');
    await runNpm(`publishing '${packed.name}'`, args, { cwd: tool.directory, passOn: true });
    return { packed, provenance };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Which service gives npm an identity to sign with (npm's documentation, "Generating provenance statements"): GitHub Actions
 * with the permission `id-token: write`, GitLab CI with an `id_tokens` entry named SIGSTORE_ID_TOKEN.
 */
export function provenanceSource(env: NodeJS.ProcessEnv): string | undefined {
  const has = (name: string): boolean => (env[name] ?? '') !== '';
  if (env['GITHUB_ACTIONS'] === 'true' && has('ACTIONS_ID_TOKEN_REQUEST_URL')) return 'GitHub Actions';
  if (has('GITLAB_CI') && has('SIGSTORE_ID_TOKEN')) return 'GitLab CI';
  return undefined;
}
