import { examine, type Finding } from '../../doctor/examine.ts';
import { wrap } from '../../manifest/tool-help.ts';
import type { VerbModule } from '../verb.ts';

const works = 0;
const lacksFacility = 5;

/** `bccx doctor`: what this machine, this kernel and this user can trace, and how to get the rest. */
export const doctor: VerbModule = {
  declare: (command) => {
    command.allowExcessArguments(false);
  },
  async run() {
    const findings = await examine();
    const broken = findings.some((finding) => finding.required && !finding.works);
    return {
      data: { works: !broken, findings },
      text: findings.map(lines).join(''),
      exit: broken ? lacksFacility : works,
    };
  },
};

const nameWidth = 25;
const stateWidth = 5;

/** One line for what works; below it, for what does not, why and how to get it. */
function lines({ name, works: ok, required, detail, enables, remedy }: Finding): string {
  const state = ok ? 'yes' : required ? 'NO' : 'no';
  const head = `${name.padEnd(nameWidth)} ${state.padEnd(stateWidth)}${ok ? joined(enables, detail, ' (', ')') : enables}\n`;
  const why = joined(detail, remedy, '; ', '');
  if (ok || why === '') return head;
  return (
    head +
    wrap(why, 80 - nameWidth - stateWidth - 1)
      .map((line) => `${' '.repeat(nameWidth + stateWidth + 1)}${line}\n`)
      .join('')
  );
}

function joined(first: string, second: string, between: string, end: string): string {
  if (first === '' || second === '') return first + second;
  return first + between + second + end;
}
