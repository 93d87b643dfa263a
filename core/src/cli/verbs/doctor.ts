import { examine, type Finding } from '../../doctor/examine.ts';
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

function lines({ name, works: ok, required, detail, enables, remedy }: Finding): string {
  const state = ok ? 'yes' : required ? 'NO' : 'no';
  const head = `${name.padEnd(18)} ${state.padEnd(4)} ${[detail, enables].filter((part) => part !== '').join('; ')}\n`;
  return ok || remedy === '' ? head : `${head}${' '.repeat(24)}${remedy}\n`;
}
