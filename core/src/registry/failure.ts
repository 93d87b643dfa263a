import { BccxError } from '../errors/bccx-error.ts';

/** How a fetch failed, for messages. Nothing of npm's own message is shown: it may hold addresses with tokens. */
interface NpmFailure {
  readonly code?: unknown;
  readonly type?: unknown;
  readonly statusCode?: unknown;
}

const networkCauses: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing answers at its address',
  ECONNRESET: 'the connection was cut',
  EAI_AGAIN: 'its host has no address (name resolution failed)',
  ENOTFOUND: 'its host has no address',
  EHOSTUNREACH: 'there is no route to it',
  ENETUNREACH: 'there is no route to it',
  EPIPE: 'the connection was cut',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by nobody known',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is signed by nobody known',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is signed by nobody known',
};

/**
 * The error for what npm's libraries threw while they fetched a package.
 *
 * @param name as it was asked for
 */
export function registryFailure(name: string, thrown: unknown): BccxError {
  if (thrown instanceof BccxError) return thrown;
  const { code, type, statusCode } = Object(thrown) as NpmFailure;
  const status = Number(statusCode ?? /^E(\d{3})$/.exec(String(code))?.[1] ?? Number.NaN);
  if (status === 404) return notFound(name);
  if (status === 401 || status === 403 || code === 'ENEEDAUTH') {
    return new BccxError('BCCX_REGISTRY_AUTH', { package: name, status: Number.isNaN(status) ? 'no token' : status });
  }
  if (status >= 400) return failed(name, `it answered with status ${status}`);
  if (code === 'EINTEGRITY') return new BccxError('BCCX_REGISTRY_INTEGRITY', { package: name });
  if (code === 'ENOTCACHED') return new BccxError('BCCX_REGISTRY_OFFLINE', { package: name });
  if (isRedirect(type, code) || isForeignProtocol(thrown))
    return new BccxError('BCCX_REGISTRY_REDIRECT', { package: name, what: redirectText(type, code) });
  if (isEarlyEnd(thrown, code)) return new BccxError('BCCX_REGISTRY_TRUNCATED', { package: name });
  if (typeof code === 'string' && /TIMEDOUT|TIMEOUT/.test(code)) return failed(name, 'it did not answer in time');
  if (thrown instanceof SyntaxError || type === 'invalid-json' || code === 'EJSONPARSE') {
    return new BccxError('BCCX_REGISTRY_METADATA', { package: name, what: 'it is not JSON' });
  }
  return failed(name, networkCauses[String(code)] ?? `${String(code ?? type ?? 'unknown failure').slice(0, 60)}`);
}

function notFound(name: string): BccxError {
  const bare = /^@bccx\/(.+)$/.exec(name)?.[1];
  const suggestion =
    bare === undefined
      ? 'check the spelling; `bccx search` finds tools'
      : `a bare name means @bccx/${bare} only; name tools of others in full, such as bccx-plugin-${bare}, or search: bccx search ${bare}`;
  return new BccxError('BCCX_REGISTRY_NOT_FOUND', { package: name, suggestion });
}

function failed(name: string, what: string): BccxError {
  return new BccxError('BCCX_REGISTRY_FAILED', { package: name, what });
}

function isRedirect(type: unknown, code: unknown): boolean {
  return [type, code].some((each) => typeof each === 'string' && /redirect/i.test(each));
}

/** The registry's own address was accepted before, so it is one that it redirected to. */
function isForeignProtocol(thrown: unknown): boolean {
  return thrown instanceof TypeError && /only http\(s\)/i.test(thrown.message);
}

function redirectText(type: unknown, code: unknown): string {
  return /max/i.test(`${String(type)} ${String(code)}`)
    ? 'the registry redirects without end'
    : 'the registry redirects to no address that can be followed';
}

function isEarlyEnd(thrown: unknown, code: unknown): boolean {
  if (code === 'EBADSIZE' || code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'Z_BUF_ERROR') return true;
  return thrown instanceof Error && /aborted|premature close/i.test(thrown.message);
}
