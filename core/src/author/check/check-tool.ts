import { readJson, type ToolFolder } from '../tool-folder.ts';
import { byPlace, type Finding } from './finding.ts';
import { manifestFindings } from './manifest-findings.ts';
import { packageFindings } from './package-findings.ts';
import { payloadFindings } from './payload-findings.ts';
import { readmeFindings } from './readme-findings.ts';
import { shippedFindings } from './shipped-findings.ts';
import { sourceFindings } from './source-findings.ts';

/**
 * Everything that keeps a tool from being published, and what its users would miss. The payload is read by the readers that
 * `add` and `run` use, so what passes here is not refused there.
 *
 * @throws {BccxError} BCCX_AUTHOR_FOLDER
 */
export async function checkTool(tool: ToolFolder): Promise<Finding[]> {
  const json = readJson(tool.directory, tool.manifestFile);
  const { findings, manifest } = manifestFindings(json);
  const all = [
    ...findings,
    ...packageFindings(tool),
    ...(await shippedFindings(tool)),
    ...(manifest === undefined ? [] : payloadFindings(tool, manifest, json)),
    ...readmeFindings(tool),
    ...sourceFindings(tool, manifest),
  ];
  return all.filter(isFirst).sort(byPlace);
}

/** One remedy at one place is told once, whatever it would mend. */
function isFirst(finding: Finding, index: number, all: readonly Finding[]): boolean {
  const same = ({ level, file, line, remedy }: Finding): boolean =>
    level === finding.level && file === finding.file && line === finding.line && remedy === finding.remedy;
  return all.findIndex(same) === index;
}
