import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const inPeersScript = fileURLToPath(new URL('peers/in-peers', import.meta.url));

/** The chroot that test/bench/peers/setup fills. */
export const peersDirectory =
  process.env['PEERS_DIR'] ?? join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'bccx-peers/sid');

/**
 * The command line that runs a peer's program in this root, without a wrapper between that would count as its own time.
 *
 * @param {string[]} command
 * @returns {string[]}
 */
export function peer(command) {
  if (!existsSync(peersDirectory)) {
    throw new Error(`no peers at ${peersDirectory}: run test/bench/peers/setup as root, or set PEERS_DIR`);
  }
  const env = { ...process.env, PEERS_DIR: peersDirectory };
  return execFileSync(inPeersScript, ['--show', ...command], { encoding: 'utf8', env })
    .trim()
    .split('\n');
}

/** Brendan Gregg's flamegraph.pl as Debian packages it, run by this machine's perl. */
export const flamegraphScript = join(peersDirectory, 'usr/share/perl5/Devel/NYTProf/flamegraph.pl');

/** @returns {string[]} names and versions of the peers, for the report */
export function peerVersions() {
  const packages = [
    'libbpf-tools',
    'bpfcc-tools',
    'bpftrace',
    'linux-perf',
    'librust-inferno-dev',
    'libdevel-nytprof-perl',
  ];
  const query = [
    'dpkg-query',
    `--admindir=${join(peersDirectory, 'var/lib/dpkg')}`,
    '-W',
    '-f',
    '${Package} ${Version}\n',
  ];
  return execFileSync(query[0] ?? '', [...query.slice(1), ...packages], { encoding: 'utf8' })
    .trim()
    .split('\n');
}
