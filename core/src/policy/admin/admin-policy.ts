import type { AdminPolicyFile } from './admin-policy.generated.ts';

/** What the administrator of a machine decided; the same on every run, whoever runs a tool. */
export interface AdminPolicy extends AdminPolicyFile {
  /** Path of the file, for messages. */
  readonly file: string;
}

/** Who made a tool and what its files are, as far as that is proved. */
export interface ToolIdentity {
  /** npm name of the package. */
  readonly name: string;
  /** Publisher that the registry proved; undefined without proof. */
  readonly publisher: string | undefined;
  /** sha256 of every file that is loaded, lower-case hex; computed when a rule needs them. */
  readonly hashes: () => readonly string[];
}
