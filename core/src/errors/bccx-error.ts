import { catalogue, type ErrorCode } from './catalogue.ts';

/** An error that a user can act on: a catalogue code with its parameters filled in. */
export class BccxError extends Error {
  readonly code: ErrorCode;
  readonly hint: string;
  readonly exit: number;
  /** Long text kept whole for `--json` and debugging, such as a verifier log. */
  readonly detail: string | undefined;

  constructor(code: ErrorCode, params: Record<string, string | number> = {}, extra: { cause?: unknown; detail?: string } = {}) {
    const entry = catalogue[code];
    super(fill(entry.message, params), extra.cause === undefined ? undefined : { cause: extra.cause });
    this.name = 'BccxError';
    this.code = code;
    this.hint = fill(entry.hint, params);
    this.exit = entry.exit;
    this.detail = extra.detail;
  }
}

function fill(template: string, params: Record<string, string | number>): string {
  return template.replace(/\{(\w+)\}/g, (whole, key: string) => (key in params ? String(params[key]) : whole));
}
