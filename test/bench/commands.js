import { fileURLToPath } from 'node:url';
import { peer } from './peers.js';

const bccxScript = fileURLToPath(new URL('../../core/dist/bccx.js', import.meta.url));

/**
 * The built command of this checkout.
 *
 * @param {string[]} args
 * @returns {string[]}
 */
export function bccx(args) {
  return [process.execPath, bccxScript, ...args];
}

/**
 * Every tool that samples the stacks of the whole machine, doing the same: user and kernel stacks, counted in the kernel.
 *
 * @param {{ hz: number, seconds: number }} what
 * @returns {Record<string, string[]>}
 */
export function systemProfilers({ hz, seconds }) {
  const rate = String(hz);
  const duration = String(seconds);
  const bpftraceProgram = `profile:hz:${rate} /pid/ { @[pid, ustack, kstack] = count(); } interval:s:${duration} { exit(); }`;
  return {
    bccx: bccx(['profile', '-F', rate, duration]),
    'libbpf-tools profile': peer(['profile', '-F', rate, duration]),
    bpftrace: peer(['bpftrace', '-e', bpftraceProgram]),
    'BCC profile.py': peer(['profile.py', '-F', rate, duration]),
  };
}
