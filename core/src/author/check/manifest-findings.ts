import { checkManifest } from '../../manifest/load-manifest.ts';
import type { Manifest } from '../../manifest/manifest.ts';
import type { JsonFile } from '../tool-folder.ts';
import type { Finding } from './finding.ts';

/** Checks a manifest against its schema and itself; without faults it comes back read. */
export function manifestFindings({ file, bytes }: JsonFile): { findings: Finding[]; manifest: Manifest | undefined } {
  const checked = checkManifest(bytes);
  if ('manifest' in checked) return { findings: [], manifest: checked.manifest };
  const findings = checked.problems.map(({ pointer, line, problem, instead }): Finding => {
    return {
      level: 'error',
      file,
      line,
      what: `${pointer || '(whole file)'}: ${problem}`,
      remedy: instead,
      code: 'BCCX_MANIFEST_INVALID',
    };
  });
  return { findings, manifest: undefined };
}
