import { type MappedTable, mappedTables } from '../../doctor/mapped-tables.ts';
import { type TrialMode, trialModes, tryStacks } from '../../doctor/stack-trial.ts';
import type { StackTruth } from '../../doctor/stack-truth.ts';
import { table } from '../table.ts';
import type { Report } from '../verb.ts';

const works = 0;
const lacksFacility = 5;
/** Below this share the walk by tables does not work here. */
const GOOD = 0.999;

const modeNames: Record<TrialMode, string> = { eh: 'unwind tables', fp: 'frame pointers' };

/** `bccx doctor stacks`: whether stacks are whole here, tried on a program whose stacks are known. */
export async function doctorStacks(): Promise<Report> {
  const found = await tryStacks();
  const { samples, whole } = found.eh;
  const good = samples > 0 && whole >= GOOD * samples;
  const rows = trialModes.map((mode) => [
    modeNames[mode],
    `${found[mode].samples}`,
    share(found[mode]),
    `${found[mode].late}`,
    ends(found[mode]),
  ]);
  return {
    data: { works: good, byTables: found.eh, byFramePointers: found.fp },
    text:
      'A program without frame pointers, its stacks known beforehand: 12 calls, then\n' +
      "qsort of this machine's C library, then a callback of it.\n\n" +
      table(['walked by', 'samples', 'whole', 'finished late', 'the others ended by'], rows),
    exit: good ? works : lacksFacility,
  };
}

/** `bccx doctor stacks -p PID`: for each object that the process maps, its table or why it has none. */
export async function doctorStacksOf(pid: number): Promise<Report> {
  const objects = await mappedTables(pid);
  const head = ['object', 'rows', 'table', 'code', 'followed'];
  return {
    data: { pid, objects },
    text: table(
      head,
      objects.map((each) => [each.path, ...cells(each)]),
    ),
  };
}

function cells({ why, rows, bytes, coveredBytes, unsupportedBytes }: MappedTable): string[] {
  if (why !== '') return ['-', '-', '-', why];
  const followed = coveredBytes === 0 ? 0 : (100 * (coveredBytes - unsupportedBytes)) / coveredBytes;
  return [`${rows}`, `${kib(bytes)} KiB`, `${kib(coveredBytes)} KiB`, `${followed.toFixed(3)} %`];
}

function kib(bytes: number): string {
  return Math.ceil(bytes / 1024).toString();
}

function share({ samples, whole }: StackTruth): string {
  return samples === 0 ? '-' : `${((100 * whole) / samples).toFixed(2)} %`;
}

function ends({ broken }: StackTruth): string {
  const all = Object.entries(broken).sort(([, a], [, b]) => b - a);
  return all.map(([reason, count]) => `${reason} (${count})`).join(', ') || '-';
}
