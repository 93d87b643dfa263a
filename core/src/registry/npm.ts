import Config from '@npmcli/config';
import definitions from '@npmcli/config/lib/definitions/index.js';
import { bundleFromJSON } from '@sigstore/bundle';
import { TrustedRoot } from '@sigstore/protobuf-specs';
import { getTrustedRoot } from '@sigstore/tuf';
import seeds from '@sigstore/tuf/seeds.json' with { type: 'json' };
import { toSignedEntity, toTrustMaterial, Verifier } from '@sigstore/verify';
import npa from 'npm-package-arg';
import packlist from 'npm-packlist';
import registryFetch from 'npm-registry-fetch';
import pacote from 'pacote';
import semver from 'semver';
import { Parser } from 'tar';

/**
 * What bccx uses of npm and Sigstore. The build puts it into a file of its own (dist/npm.js, with the licences of what is in
 * it), which only the verbs that deal with packages load.
 */
export const npm = {
  Config,
  definitions,
  parseSpec: npa,
  packlist,
  registryFetch,
  pacote,
  semver,
  Parser,
  sigstore: {
    bundleFromJSON,
    getTrustedRoot,
    /** Sigstore's trusted root as it was when this bccx was built. */
    shippedRoot: (): TrustedRoot => TrustedRoot.fromJSON(JSON.parse(shippedRootText())),
    trustedRoot: (json: unknown): TrustedRoot => TrustedRoot.fromJSON(json),
    toSignedEntity,
    toTrustMaterial,
    Verifier,
  },
};

/** An entry of a tar file. */
export type ArchiveEntry = import('tar').ReadEntry;

function shippedRootText(): string {
  const [seed] = Object.values(seeds as Record<string, { targets: Record<string, string> }>);
  return Buffer.from(seed?.targets['trusted_root.json'] ?? '', 'base64').toString();
}
