import { checkTool } from '../../author/check/check-tool.ts';
import type { Finding } from '../../author/check/finding.ts';
import { readToolFolder } from '../../author/tool-folder.ts';
import type { Report, VerbModule } from '../verb.ts';

/** `bccx check [FOLDER]`: what keeps a tool from being published. */
export const check: VerbModule = {
  declare: (command) => {
    command.argument('[FOLDER]', 'folder of the tool', '.').allowExcessArguments(false);
  },
  async run({ args: [folder = '.'] }) {
    const tool = readToolFolder(folder);
    return checkReport(tool.name, await checkTool(tool));
  },
};

/** Findings as `file:line: level: what`, what to do below; exit code 1 when there is an error. */
export function checkReport(tool: string, findings: readonly Finding[]): Report {
  const errors = findings.filter(({ level }) => level === 'error').length;
  const warnings = findings.length - errors;
  const lines = findings.map(
    ({ file, line, level, what, remedy }) => `${file}:${line}: ${level}: ${what}\n  ${remedy}\n`,
  );
  const sum =
    errors === 0 && warnings === 0 ? 'nothing to mend' : `${plural(errors, 'error')}, ${plural(warnings, 'warning')}`;
  return {
    data: { tool, errors, warnings, findings },
    text: `${lines.join('')}${tool}: ${sum}\n`,
    exit: errors === 0 ? 0 : 1,
  };
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
