import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Paths that mean themselves to the package managers' queries, which take patterns. */
const PLAIN_PATH = /^\/[\w./+~@,:=-]+$/;
const NAME = /^[a-z0-9][a-z0-9+.-]*$/;
const QUERY_MS = 10_000;
const ANSWER_BYTES = 64 << 20;

/** A package of Debian's kin. */
interface Package {
  readonly name: string;
  readonly version: string;
  readonly source: string;
  readonly sourceVersion: string;
}

/** A version of a package that apt can install, and the build ids of what its debug files belong to. */
interface Available {
  readonly version: string;
  readonly buildIds: ReadonlySet<string>;
}

/**
 * Which package has the debug files of installed files, for Debian's and Fedora's kin. The files are of this machine's own
 * root; nothing is asked over a network: apt answers from the lists that it has.
 */
export class DebugPackages {
  readonly #owners: ReadonlyMap<string, Package>;
  readonly #available: ReadonlyMap<string, readonly Available[]>;
  #debugArchive: string | undefined;

  /** Asks about all files at once: each query takes apt half a second. */
  constructor(paths: readonly string[]) {
    const plain = paths.filter((path) => PLAIN_PATH.test(path));
    this.#owners = owners(plain);
    this.#available = available([...this.#owners.values()].flatMap(candidates));
  }

  /** What to type, or to look for, to get the debug file of a file; undefined when no package has the file. */
  install(path: string, buildId: string): string | undefined {
    const owner = this.#owners.get(path);
    return owner === undefined ? fromRpm(path) : this.#fromApt(owner, buildId);
  }

  #fromApt(owner: Package, buildId: string): string {
    const names = candidates(owner);
    for (const name of names) {
      const exact = this.#available.get(name)?.find(({ buildIds }) => buildIds.has(buildId));
      if (exact !== undefined) return `apt install ${name}=${exact.version}`;
    }
    for (const name of names) {
      const versions = this.#available.get(name) ?? [];
      const same = versions.find(({ version }) => version === owner.version || version === owner.sourceVersion);
      if (same !== undefined) return `apt install ${name}=${same.version}`;
      if (versions.length > 0)
        return `apt install ${name}, which apt has for ${versions.map(({ version }) => version).join(' and ')} only: upgrade ${owner.name} (${owner.version}) with it and start the process again`;
    }
    return `the package ${names[0]} of version ${owner.version}, ${this.#where()}`;
  }

  /** Where a package may be that apt does not know. */
  #where(): string {
    this.#debugArchive ??= debugArchive();
    if (this.#debugArchive === '') return 'which none of the sources of apt has';
    return `if the distribution's debug archive has it (${this.#debugArchive}: not among the sources of apt)`;
  }
}

/** Debug packages are made for each package; older ones are made by hand for it, or for all packages of a source. */
function candidates({ name, source }: Package): string[] {
  return [...new Set([`${name}-dbgsym`, `${name}-dbg`, `${source}-dbg`])];
}

function owners(paths: readonly string[]): Map<string, Package> {
  const byPath = new Map<string, string>();
  // Where /lib is a link to /usr/lib, packages may name either.
  const spellings = paths.flatMap((path) => [path, path.replace(/^\/usr/, ''), `/usr${path}`]);
  for (const line of query('dpkg-query', ['-S', ...spellings]).split('\n')) {
    const [, name, path] = /^([a-z0-9][a-z0-9+.-]*)(?::[a-z0-9]+)?: (.+)$/.exec(line) ?? [];
    if (name !== undefined && path !== undefined) byPath.set(path, name);
  }
  const packages = packagesByName([...new Set(byPath.values())]);
  const found = new Map<string, Package>();
  for (const path of paths) {
    const name = byPath.get(path) ?? byPath.get(path.replace(/^\/usr/, '')) ?? byPath.get(`/usr${path}`);
    const owner = name === undefined ? undefined : packages.get(name);
    if (owner !== undefined) found.set(path, owner);
  }
  return found;
}

function packagesByName(names: readonly string[]): Map<string, Package> {
  const form = `\${Package} \${Version} \${source:Package} \${source:Version}\\n`;
  const packages = new Map<string, Package>();
  for (const line of names.length === 0 ? [] : query('dpkg-query', ['-W', '-f', form, ...names]).split('\n')) {
    const [name = '', version = '', source = '', sourceVersion = ''] = line.split(' ');
    if (NAME.test(name)) packages.set(name, { name, version, source, sourceVersion });
  }
  return packages;
}

function available(names: readonly string[]): Map<string, Available[]> {
  const found = new Map<string, Available[]>();
  const wanted = [...new Set(names)].filter((name) => NAME.test(name));
  if (wanted.length === 0) return found;
  for (const record of query('apt-cache', ['show', ...wanted]).split('\n\n')) {
    const field = (name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(record)?.[1] ?? '';
    const [name, version] = [field('Package'), field('Version')];
    if (name === '' || version === '') continue;
    const known = found.get(name) ?? [];
    found.set(name, [...known, { version, buildIds: new Set(field('Build-Ids').split(' ')) }]);
  }
  return found;
}

/** What the archive of debug packages is called; '' when apt knows it. */
function debugArchive(): string {
  if (/\b(n=\S+-debug|o=Ubuntu-dbgsym|ddebs)\b/.test(query('apt-cache', ['policy']))) return '';
  const { ID: id, VERSION_CODENAME: suite } = osRelease();
  if (id === 'debian' && suite !== undefined) return `suite ${suite}-debug`;
  return id === 'ubuntu' ? 'ddebs' : 'debug packages';
}

function osRelease(): Record<string, string> {
  try {
    const text = readFileSync('/etc/os-release', 'utf8');
    return Object.fromEntries([...text.matchAll(/^(\w+)="?([\w.-]+)"?$/gm)].map(([, name, value]) => [name, value]));
  } catch {
    return {};
  }
}

function fromRpm(path: string): string | undefined {
  if (!PLAIN_PATH.test(path)) return undefined;
  const form = '%{NAME}-%{VERSION}-%{RELEASE}.%{ARCH} %{NAME}\n';
  const [, whole, name] = /^([A-Za-z0-9][\w+.~^-]*) (\S+)$/m.exec(query('rpm', ['-qf', '--qf', form, path])) ?? [];
  if (whole === undefined) return undefined;
  const { ID_LIKE: kin = '', ID: id = '' } = osRelease();
  return /suse/.test(`${id} ${kin}`) ? `zypper install ${name}-debuginfo` : `dnf debuginfo-install ${whole}`;
}

/** What a program prints, also when it did not find everything; nothing when it is not there. */
function query(program: string, args: readonly string[]): string {
  try {
    return execFileSync(program, args, {
      timeout: QUERY_MS,
      maxBuffer: ANSWER_BYTES,
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, LC_ALL: 'C' },
    }).toString();
  } catch (error) {
    const { stdout } = error as { stdout?: Buffer };
    return stdout?.toString() ?? '';
  }
}
