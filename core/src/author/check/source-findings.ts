import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../manifest/manifest.ts';
import type { ToolFolder } from '../tool-folder.ts';
import type { Finding } from './finding.ts';

/** What the sources say: licences, tests, and whether what was built is what is written. */
export function sourceFindings({ directory, name }: ToolFolder, manifest: Manifest | undefined): Finding[] {
  const names = readdirSync(directory);
  const sources = names.filter((file) => file === `${name}.c` || file === `${name}.bpf.c` || file.endsWith('.h'));
  return [
    ...sources.flatMap((file) => licenseFindings(directory, file)),
    ...(manifest === undefined ? [] : staleFindings({ directory, name, sources }, manifest)),
    ...testFindings(directory),
  ];
}

function licenseFindings(directory: string, file: string): Finding[] {
  const head = readFileSync(join(directory, file), 'utf8').slice(0, 400);
  if (/SPDX-License-Identifier:\s*\S/.test(head)) return [];
  const remedy = file.endsWith('.bpf.c')
    ? 'begin it with /* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */'
    : 'begin it with a line SPDX-License-Identifier: and the licence';
  return [{ level: 'warning', file, line: 1, what: 'does not say its licence', remedy }];
}

function staleFindings(
  { directory, name, sources }: { directory: string; name: string; sources: readonly string[] },
  { object, module }: Manifest,
): Finding[] {
  const time = (file: string): number | undefined =>
    statSync(join(directory, file), { throwIfNoEntry: false })?.mtimeMs;
  const built: [string | undefined, string][] = [
    [typeof object === 'string' ? object : undefined, `${name}.bpf.c`],
    [module, `${name}.c`],
  ];
  return built.flatMap(([payload, source]): Finding[] => {
    const at = payload === undefined ? undefined : time(payload);
    const newer = sources
      .filter((file) => file === source || file.endsWith('.h'))
      .filter((file) => (time(file) ?? 0) > (at ?? Number.POSITIVE_INFINITY));
    const [first] = newer;
    if (payload === undefined || first === undefined) return [];
    return [{ level: 'warning', file: payload, line: 1, what: `is older than ${first}`, remedy: 'run `bccx build`' }];
  });
}

function testFindings(directory: string): Finding[] {
  const names = statSync(join(directory, 'test'), { throwIfNoEntry: false })?.isDirectory()
    ? readdirSync(join(directory, 'test'))
    : [];
  if (names.some((file) => /\.(?:test\.sh|recording)$/.test(file))) return [];
  return [
    {
      level: 'warning',
      file: 'test',
      line: 1,
      what: 'holds neither a recording nor a *.test.sh',
      remedy: 'test it on a program with a known answer; `bccx record` makes a run that can be tested without root',
    },
  ];
}
