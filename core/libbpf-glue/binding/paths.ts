import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { GlueError } from './error.ts';

/** The built files of the platform package. */
export interface GluePaths {
  /** `libbpf-glue.so` */
  readonly library: string;
  /** `bccx-jail`, the launcher of the sandbox child. */
  readonly jail: string;
  /** `bccx-reader`, which reads traced processes' files for the sandbox. */
  readonly reader: string;
  /** `bccx-unwind`, which makes unwind tables of their objects. */
  readonly unwind: string;
  /** `stacks-target`, a program whose stacks are known: `bccx doctor stacks` traces it. */
  readonly target: string;
}

/**
 * Where the built files are. Loads nothing. `BCCX_GLUE_PATH` names a directory that is used instead of the platform package.
 *
 * @throws {GlueError} `EGLUE` naming the missing package or file and the usual cause.
 */
export function gluePaths(): GluePaths {
  const override = process.env['BCCX_GLUE_PATH'];
  const directory = override || packageDirectory();
  const paths = {
    library: join(directory, 'libbpf-glue.so'),
    jail: join(directory, 'bccx-jail'),
    reader: join(directory, 'bccx-reader'),
    unwind: join(directory, 'bccx-unwind'),
    target: join(directory, 'stacks-target'),
  };
  const missing = Object.values(paths).find((path) => !existsSync(path));
  if (missing !== undefined) {
    throw new GlueError({
      errno: 0,
      code: 'EGLUE',
      text: `find '${missing}': no such file`,
      hint: override
        ? 'BCCX_GLUE_PATH must name the directory with libbpf-glue.so, bccx-jail, bccx-reader, bccx-unwind and stacks-target'
        : 'the package is incomplete: reinstall it, or build it in a checkout with `npm run demo`',
    });
  }
  return paths;
}

function packageDirectory(): string {
  const name = `@bccx/libbpf-glue-${process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), 'lib');
  } catch {
    throw new GlueError({ errno: 0, code: 'EGLUE', ...whyMissing(name) });
  }
}

function whyMissing(name: string): { text: string; hint: string } {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return {
      text: `find the package '${name}': there is none for ${process.platform} on ${process.arch}`,
      hint: 'bccx runs on Linux on x86-64 with glibc 2.34 or later',
    };
  }
  if (isMusl()) {
    return {
      text: `find the package '${name}': it is built for glibc and this system's C library is musl (Alpine)`,
      hint: 'run bccx on the host, or in a container of a distribution with glibc 2.34 or later such as Debian 12',
    };
  }
  return {
    text: `find the package '${name}': it is not installed`,
    hint: `install it with \`npm install --include=optional\`: optional dependencies were left out (--omit=optional), or node_modules was copied from another system`,
  };
}

function isMusl(): boolean {
  const report = process.report?.getReport() as { header?: { glibcVersionRuntime?: string } } | undefined;
  return report?.header?.glibcVersionRuntime === undefined;
}
