import { examine, type Finding } from '../../doctor/examine.ts';
import { BccxError } from '../../errors/bccx-error.ts';
import { wrap } from '../../manifest/tool-help.ts';
import type { Report, VerbModule } from '../verb.ts';

const works = 0;
const lacksFacility = 5;

/**
 * `bccx doctor`: what this machine, this kernel and this user can trace, and how to get the rest. `bccx doctor stacks`:
 * whether user stacks are whole. `bccx doctor symbols -p PID`: what names a process's frames.
 */
export const doctor: VerbModule = {
  declare: (command) => {
    command
      .argument('[topic]', 'stacks: try on a known program whether user stacks are whole; symbols: see -p')
      .option(
        '-p, --pid <PID>',
        'for each object of this process, with stacks: its unwind table or why not; with symbols: what names its frames and what would name more',
      )
      .allowExcessArguments(false);
  },
  async run({ args: [topic], options: { pid } }) {
    if (topic === 'symbols') return await (await import('./doctor-symbols.ts')).doctorSymbols(pid);
    if (topic !== undefined || pid !== undefined) return stacks(topic, pid);
    const findings = await examine();
    const broken = findings.some((finding) => finding.required && !finding.works);
    return {
      data: { works: !broken, findings },
      text: findings.map(lines).join(''),
      exit: broken ? lacksFacility : works,
    };
  },
};

async function stacks(topic: unknown, pid: unknown): Promise<Report> {
  const usage = (what: string): BccxError => new BccxError('BCCX_USAGE', { what: `doctor: ${what}`, verb: 'doctor' });
  if (topic !== 'stacks')
    throw usage(topic === undefined ? "-p goes with 'stacks' or 'symbols'" : `no topic '${topic}'`);
  const { doctorStacks, doctorStacksOf } = await import('./doctor-stacks.ts');
  if (pid === undefined) return await doctorStacks();
  if (!/^[1-9]\d{0,9}$/.test(String(pid))) throw usage(`'${pid}' is no process number`);
  return await doctorStacksOf(Number(pid));
}

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
