import { join } from 'node:path';
import { causeText } from '../../errors/bccx-error.ts';
import { readRegularFile } from '../../store/read-file.ts';
import type { ToolFolder } from '../tool-folder.ts';
import type { Finding } from './finding.ts';

const file = 'README.md';
const maxReadme = 1 << 20;
/** Words below which a section says nothing. */
const fewWords = 12;

/** A README is what people decide by: it must be there, show a command, and tell the truth about the cost. */
export function readmeFindings({ directory, name }: ToolFolder): Finding[] {
  let text: string;
  try {
    text = readRegularFile(join(directory, file), maxReadme).toString();
  } catch (error) {
    return [
      {
        level: 'error',
        file,
        line: 1,
        what: causeText(error),
        remedy: 'write what the tool shows, its options and its OVERHEAD',
      },
    ];
  }
  const lines = text.split('\n');
  const findings: Finding[] = [];
  const heading = lines.findIndex((line) => /^#{1,6}\s+OVERHEAD\s*$/.test(line));
  if (heading < 0) {
    findings.push({
      level: 'error',
      file,
      line: lines.length,
      what: 'has no section OVERHEAD',
      remedy: 'add "## OVERHEAD" and say what an event costs, how often events come and when that is noticed',
    });
  } else if (wordsBelow(lines, heading) < fewWords) {
    findings.push({
      level: 'error',
      file,
      line: heading + 1,
      what: 'section OVERHEAD says nothing',
      remedy: 'say what an event costs, how often events come and when that is noticed',
    });
  }
  if (!lines.some((line) => line.includes('bccx ') && line.includes(name))) {
    findings.push({
      level: 'warning',
      file,
      line: 1,
      what: `shows no command with '${name}'`,
      remedy: 'show how it is run, with what it prints',
    });
  }
  return findings;
}

function wordsBelow(lines: readonly string[], heading: number): number {
  let words = 0;
  for (const line of lines.slice(heading + 1)) {
    if (/^#{1,6}\s/.test(line)) break;
    words += line.split(/\s+/).filter((word) => word !== '').length;
  }
  return words;
}
