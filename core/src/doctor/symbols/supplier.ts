import { statSync } from 'node:fs';
import { DebugPackages } from './debug-packages.ts';
import type { MappedCode } from './mapped-code.ts';

/** Says what would supply the names and lines that an object lacks. */
export class Supplier {
  /** Of the objects below the root that bccx itself sees; what a container's package manager says would be a stranger's. */
  readonly #packages: DebugPackages;
  /** In front of paths as the process sees them. */
  readonly #root: string;

  constructor(pid: number, code: readonly MappedCode[]) {
    const ownRoot = !sharesRoot(pid);
    this.#root = ownRoot ? `/proc/${pid}/root` : '';
    this.#packages = new DebugPackages(
      ownRoot ? [] : code.filter((each) => isInstalled(each) && missing(each).length > 0).map(({ path }) => path),
    );
  }

  /** Packages and files first, then the switch, then another build. */
  of(code: MappedCode): string {
    const { path, buildId, lines } = code;
    if (lines === 'unreadable') return 'its debug information is damaged or compressed in a way that is not read here';
    if (lines === 'without split units')
      return `its .dwo files where the compiler put them, or ${path}.dwp beside it (made by dwp -e)`;
    if (lines === 'without alternate file')
      return 'the file that its .gnu_debugaltlink names, which dwz made; it comes with the debug package';
    const found = this.#root === '' && isInstalled(code) ? this.#packages.install(path, buildId) : undefined;
    if (buildId === '') return [found, rebuild(code)].filter((way) => way !== undefined).join('; or ');
    const fetched = '--debuginfod, if a server in DEBUGINFOD_URLS has the file';
    if (found !== undefined) return `${found}; or ${fetched}`;
    const ways = [`its debug file, as ${this.#debugFile(code)}`, fetched, rebuild(code)];
    // What still has its symbols was most likely never built with -g.
    return (code.symtab > 0 ? ways.toReversed() : ways).join('; or ');
  }

  #debugFile({ buildId, linked }: MappedCode): string {
    const place = `/usr/lib/debug/.build-id/${buildId.slice(0, 2)}/${buildId.slice(2)}.debug`;
    const beside = linked ? ', or beside it as its .gnu_debuglink says' : '';
    return this.#root === '' ? `${place}${beside}` : `${this.#root}${place} or, on this side, ${place}${beside}`;
  }
}

/** Which functions an object has names for. */
export function named({ kind, symtab, dynsym, debug }: MappedCode): 'all' | 'exported' | 'none' {
  const beside = debug !== 'none' && debug !== 'of another build';
  return symtab > 0 || beside || kind === 'vdso' ? 'all' : dynsym > 0 ? 'exported' : 'none';
}

/** What an object that can be read lacks, in words. */
export function missing(code: MappedCode): string[] {
  return [...(named(code) === 'all' ? [] : ['the symbols of its own functions']), ...missingLines(code)];
}

function missingLines(code: MappedCode): string[] {
  if (code.lines.startsWith('without')) return ['inlined calls'];
  if (hasLines(code)) return code.described < MOST ? ['inlined calls and lines of the rest'] : [];
  return code.kind === 'vdso' ? [] : ['inlined calls and lines'];
}

/** Inlined calls and lines are known, of a part of the code at least. */
export function hasLines({ lines }: MappedCode): boolean {
  return lines === 'file' || lines === 'debug file';
}

/** Percent of the code from which on nothing is missing: stubs and what is written in assembly are seldom described. */
export const MOST = 80;

/** It can still be asked which package it is of. */
function isInstalled({ kind, deleted, why, path }: MappedCode): boolean {
  return kind === 'file' && !deleted && why === 0 && path !== '';
}

function rebuild({ buildId, symtab, isGo }: MappedCode): string {
  if (isGo) return symtab > 0 ? 'a build without -ldflags=-w' : 'a build without -ldflags=-s';
  const build = symtab > 0 ? 'a build with -g' : 'a build with -g that is not stripped';
  return buildId === '' ? `${build}; it has no build id (-Wl,--build-id) by which a debug file is found` : build;
}

function sharesRoot(pid: number): boolean {
  const [theirs, ours] = [`/proc/${pid}/root/.`, '/'].map((path) =>
    statSync(path, { bigint: true, throwIfNoEntry: false }),
  );
  return theirs !== undefined && theirs.dev === ours?.dev && theirs.ino === ours.ino;
}
