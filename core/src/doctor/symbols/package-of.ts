import { execFileSync } from 'node:child_process';

/** A package of the distribution, and the one with its debug files. */
export interface DebugPackage {
  readonly name: string;
  readonly install: string;
}

/** Paths that mean themselves to the package managers' queries, which take patterns. */
const PLAIN_PATH = /^\/[\w./+~@,:=-]+$/;
const QUERY_MS = 5_000;

/**
 * Which package has the debug files of an installed file, for Debian's and Fedora's kin; undefined when none has the file.
 * The file is one of this machine's own root; nothing is asked over a network.
 */
export function debugPackageOf(path: string): DebugPackage | undefined {
  if (!PLAIN_PATH.test(path)) return undefined;
  return fromDpkg(path) ?? fromRpm(path);
}

function fromDpkg(path: string): DebugPackage | undefined {
  // Where /lib is a link to /usr/lib, packages may name either.
  for (const candidate of [path, path.replace(/^\/usr/, ''), `/usr${path}`]) {
    const [, name] = /^([a-z0-9][a-z0-9+.-]*)(?::[a-z0-9]+)?: /.exec(query('dpkg-query', ['-S', candidate])) ?? [];
    if (name === undefined) continue;
    // Older libraries of Debian have -dbg packages of their own.
    const debug = name === 'libc6' ? 'libc6-dbg' : `${name}-dbgsym`;
    const archive = name === 'libc6' ? '' : ', from the debug archive of the distribution';
    return { name: debug, install: `apt install ${debug}${archive}` };
  }
  return undefined;
}

function fromRpm(path: string): DebugPackage | undefined {
  const [, name] = /^([A-Za-z0-9][\w+.-]*)\n?$/.exec(query('rpm', ['-qf', '--qf', '%{NAME}', path])) ?? [];
  return name === undefined ? undefined : { name: `${name}-debuginfo`, install: `dnf debuginfo-install ${name}` };
}

/** What a program prints; nothing when it is not there or fails. */
function query(program: string, args: readonly string[]): string {
  try {
    return execFileSync(program, args, { timeout: QUERY_MS, stdio: ['ignore', 'pipe', 'ignore'] }).toString();
  } catch {
    return '';
  }
}
