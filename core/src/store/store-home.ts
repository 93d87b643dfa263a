import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** Where the store of the whole machine is: the only one from which root runs tools. */
export const systemStore = '/var/lib/bccx';

/** The store that `add` writes to: BCCX_HOME, that of the machine for root, else the user's own. */
export function ownStore(): string {
  const named = process.env['BCCX_HOME'];
  if (named !== undefined && isAbsolute(named)) return named;
  return isRoot() ? systemStore : userStore(homedir(), process.env['XDG_DATA_HOME']);
}

/** The stores in which tools are looked for, in this order. Root never looks into a user's. */
export function searchedStores(): string[] {
  return [...new Set([ownStore(), ...(process.env['BCCX_HOME'] === undefined ? [systemStore] : [])])];
}

/** Where fetched archives are kept between runs. Root has a cache of its own, because users can write to theirs. */
export function cacheFolder(): string {
  const named = process.env['BCCX_HOME'];
  if (named !== undefined && isAbsolute(named)) return join(named, 'cache');
  if (isRoot()) return '/var/cache/bccx';
  const { XDG_CACHE_HOME: cache } = process.env;
  return join(cache !== undefined && isAbsolute(cache) ? cache : join(homedir(), '.cache'), 'bccx');
}

/** The store of the user who called sudo, and who that is; undefined without sudo or when a store was named. */
export function sudoUserStore(): UserStore | undefined {
  const { SUDO_UID: uid = '', SUDO_GID: gid = '', BCCX_HOME: named } = process.env;
  if (!isRoot() || named !== undefined || !/^[1-9]\d*$/.test(uid) || !/^\d+$/.test(gid)) return undefined;
  const home = homeOf(Number(uid));
  return home === undefined ? undefined : { path: userStore(home, undefined), uid: Number(uid), gid: Number(gid) };
}

/** The store of a user. */
export interface UserStore {
  readonly path: string;
  readonly uid: number;
  readonly gid: number;
}

/** True when this process acts with root's rights over files. */
export function isRoot(): boolean {
  return process.geteuid?.() === 0;
}

function userStore(home: string, data: string | undefined): string {
  return join(data !== undefined && isAbsolute(data) ? data : join(home, '.local/share'), 'bccx');
}

function homeOf(uid: number): string | undefined {
  let users: string;
  try {
    users = readFileSync('/etc/passwd', 'utf8');
  } catch {
    return undefined;
  }
  const home = users
    .split('\n')
    .map((line) => line.split(':'))
    .find((fields) => fields[2] === String(uid))?.[5];
  return home !== undefined && isAbsolute(home) ? home : undefined;
}
