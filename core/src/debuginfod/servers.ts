import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BccxError } from '../errors/bccx-error.ts';

const URL_FILES = '/etc/debuginfod';

/** What elfutils takes among addresses for how signatures are checked; nothing that comes is trusted here. */
const POLICY = /^ima:\w+$/;

/**
 * Reads addresses with white space between them. Names and passwords in them are not shown.
 *
 * @throws {BccxError} BCCX_DEBUGINFOD for what is no URL of a server
 */
export function parseServers(text: string): URL[] {
  return text
    .split(/\s+/)
    .filter((word) => word !== '' && !POLICY.test(word))
    .map((word) => {
      if (!URL.canParse(word) || !/^https?:$/.test(new URL(word).protocol))
        throw new BccxError('BCCX_DEBUGINFOD', {
          cause: `'${word.replace(/^.*@/, '…@')}' is no http or https address`,
        });
      return new URL(word);
    });
}

/** What the system's profile scripts put into DEBUGINFOD_URLS. */
export function urlFiles(): string {
  try {
    const names = readdirSync(URL_FILES).filter((name) => name.endsWith('.urls'));
    return names.map((name) => readFileSync(join(URL_FILES, name), 'utf8')).join(' ');
  } catch {
    return '';
  }
}
