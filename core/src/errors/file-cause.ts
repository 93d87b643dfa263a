import { causeText } from './bccx-error.ts';

const causes: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EISDIR: 'is a directory',
  ELOOP: 'is a symbolic link',
  ENOENT: 'no such file or directory',
  ENOTDIR: 'is not in a directory',
  EPERM: 'not permitted',
};

/** Why a file could not be used, without the system call and path that node puts into its messages. */
export function fileCause(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return causes[code] ?? causeText(error);
}
