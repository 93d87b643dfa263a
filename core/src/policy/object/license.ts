import { latin1, printable } from '../printable.ts';
import type { Elf } from './elf.ts';

/** Licences that the kernel counts as GPL-compatible (include/linux/license.h). */
const compatible: ReadonlySet<string> = new Set([
  'GPL',
  'GPL v2',
  'GPL and additional rights',
  'Dual BSD/GPL',
  'Dual MIT/GPL',
  'Dual MPL/GPL',
]);

/** libbpf keeps this many bytes, the closing NUL included. */
const longest = 64;

/** The licence that the kernel will be told; empty when the object names none. */
export function readLicense(elf: Elf): { license: string; gpl: boolean } {
  const section = elf.section('license');
  if (section === undefined) return { license: '', gpl: false };
  const bytes = elf.contents(section).bytes;
  const end = bytes.indexOf(0);
  if (end < 0 || end >= longest || bytes.subarray(end).some((byte) => byte !== 0)) {
    elf.file.fail('BCCX_OBJECT_FORMAT', `its licence is not one text of at most ${longest - 1} characters`);
  }
  const license = latin1(bytes.subarray(0, end));
  return { license: printable(license), gpl: compatible.has(license) };
}
