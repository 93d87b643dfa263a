import { render } from '../output/render.ts';
import { decodeProfile } from '../profile/decode.ts';
import type { SandboxResult } from '../sandbox/sandbox.ts';
import type { RecordingEvent } from './recording.ts';

type ResultEvent = Extract<RecordingEvent, { kind: 'emitted' | 'made' }>;

/** Lines of a difference that are shown. */
const most = 6;

/** How a result differs from what was recorded, as a few lines of a diff; nothing when they are the same, byte for byte. */
export async function resultDifference(
  before: ResultEvent | undefined,
  now: ResultEvent | undefined,
): Promise<string[]> {
  if (before === undefined) return [`a ${nameOf(now)} that was not recorded`];
  if (now === undefined) return [`no ${nameOf(before)}, which was recorded`];
  if (nameOf(before) !== nameOf(now)) return [`a ${nameOf(now)} instead of a ${nameOf(before)}`];
  const [old, fresh] = [bytesOf(before), bytesOf(now)];
  if (Buffer.from(old).equals(fresh)) return [];
  const lines = lineDifference(await textOf(before), await textOf(now));
  const what = `the ${nameOf(before)} is another: ${fresh.length} bytes, recorded were ${old.length}`;
  return [what, ...(lines.length > 0 ? lines : ['its lines are the same, what is not shown differs'])];
}

function nameOf(event: ResultEvent | undefined): string {
  if (event?.kind !== 'emitted') return 'result of records';
  return `${event.result.kind} of result ${event.result.result}`;
}

function bytesOf(event: ResultEvent): Uint8Array {
  return event.kind === 'emitted' ? event.result.bytes : event.payload;
}

async function textOf(event: ResultEvent): Promise<string> {
  if (event.kind === 'made') return Buffer.from(event.payload).toString();
  return resultText(event.result);
}

/** A profile as folded stacks; other results as they are, binary ones in hex. */
async function resultText({ kind, bytes }: SandboxResult): Promise<string> {
  if (kind === 'profile') {
    try {
      return Buffer.concat(await render('folded', decodeProfile(bytes))).toString();
    } catch {
      return '(no profile that can be read)\n';
    }
  }
  if (kind === 'text') return Buffer.from(bytes).toString();
  return Buffer.from(bytes).toString('hex').replace(/.{64}/g, '$&\n');
}

/** Lines that one of two texts has and the other has not. */
function lineDifference(before: string, now: string): string[] {
  const old = before.split('\n');
  const fresh = now.split('\n');
  const lines = [
    ...old.filter((line) => !fresh.includes(line)).map((line) => `- ${line}`),
    ...fresh.filter((line) => !old.includes(line)).map((line) => `+ ${line}`),
  ];
  const gone = lines.length - most;
  return gone > 0 ? [...lines.slice(0, most), `and ${gone} more`] : lines;
}
