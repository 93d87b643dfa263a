import { catalogue, type ErrorCode, type ErrorParams } from './catalogue.ts';

/** An error that a user can act on: a catalogue code with its parameters filled in. */
export class BccxError<Code extends ErrorCode = ErrorCode> extends Error {
  readonly code: Code;
  /** One line that says what to do. */
  readonly hint: string;
  /** Exit code of the process. */
  readonly exit: number;
  /** What the message and the hint were filled in with. */
  readonly params: ErrorParams<Code>;
  /** Long text kept whole for `--json` and `--debug`, such as a verifier log. */
  readonly detail: string | undefined;

  constructor(code: Code, params: ErrorParams<Code>, extra: { cause?: unknown; detail?: string } = {}) {
    const entry = catalogue[code];
    super(fill(entry.message, params), extra.cause === undefined ? undefined : { cause: extra.cause });
    this.name = 'BccxError';
    this.code = code;
    this.hint = fill(entry.hint, params);
    this.exit = entry.exit;
    this.params = params;
    this.detail = extra.detail;
  }
}

/** Text of anything thrown, for use as another error's cause. */
export function causeText(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

function fill(template: string, params: Record<string, string | number>): string {
  return template.replace(/\{(\w+)\}/g, (whole, key: string) =>
    Object.hasOwn(params, key) ? String(params[key]) : whole,
  );
}

/** Codes of what makes a package unacceptable, all with the parameters `package` and `what`. */
export type PackageFault =
  | 'BCCX_PACKAGE_DEPENDENCY'
  | 'BCCX_PACKAGE_DEVICE'
  | 'BCCX_PACKAGE_DUPLICATE'
  | 'BCCX_PACKAGE_ENTRY'
  | 'BCCX_PACKAGE_FORMAT'
  | 'BCCX_PACKAGE_LINK'
  | 'BCCX_PACKAGE_MODE'
  | 'BCCX_PACKAGE_NATIVE'
  | 'BCCX_PACKAGE_PATH'
  | 'BCCX_PACKAGE_SCRIPT'
  | 'BCCX_PACKAGE_SIZE';
