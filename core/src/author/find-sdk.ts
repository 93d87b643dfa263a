import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { BccxError } from '../errors/bccx-error.ts';
import { checkout } from '../store/checkout.ts';

/** Where @bccx/sdk is. */
export interface Sdk {
  /** Absolute, without links. */
  readonly directory: string;
  /** It was installed as a package: nothing is written into it. */
  readonly installed: boolean;
}

/**
 * The SDK a folder is built with: `BCCX_SDK`, else the @bccx/sdk that node would find from there, else that of the checkout
 * that bccx runs from.
 *
 * @throws {BccxError} BCCX_BUILD_SDK
 */
export function findSdk(folder: string): Sdk {
  for (const candidate of candidates(folder)) {
    if (!existsSync(join(candidate, 'plugin.mk'))) continue;
    const directory = realpathSync(candidate);
    return { directory, installed: directory.split(sep).includes('node_modules') };
  }
  throw new BccxError('BCCX_BUILD_SDK', { folder });
}

function* candidates(folder: string): Generator<string> {
  const override = process.env['BCCX_SDK'];
  if (override !== undefined && override !== '') {
    yield resolve(override);
    return;
  }
  for (let at = folder; ; at = dirname(at)) {
    yield join(at, 'node_modules/@bccx/sdk');
    if (at === dirname(at)) break;
  }
  const root = checkout();
  if (root !== undefined) yield join(root, 'sdk');
}
