import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { gluePaths } from '@bccx/libbpf-glue';
import { BccxError } from '../errors/bccx-error.ts';
import { parseCommandLine } from '../manifest/command-line.ts';
import { decodeProfile } from '../profile/decode.ts';
import type { Profile } from '../profile/model.ts';
import { glueCause, withGlue } from '../session/glue-failure.ts';
import type { TraceListener } from '../session/trace-request.ts';
import { findTool } from '../store/find-tool.ts';
import { judge, type StackTruth } from './stack-truth.ts';

/** The ways of walking that are tried. */
export const trialModes = ['eh', 'fp'] as const;
export type TrialMode = (typeof trialModes)[number];

const TOOL = 'profile';

/**
 * Samples stacks-target, a program without frame pointers whose stacks are known, once by each way of walking.
 *
 * @throws {BccxError} what stops the tool `profile` from running, BCCX_TOOL_UNKNOWN where it is not installed
 */
export async function tryStacks(): Promise<Record<TrialMode, StackTruth>> {
  const target = spawn(withGlue(gluePaths).target, [], { stdio: ['pipe', 'pipe', 'ignore'], env: {} });
  try {
    const pid = await ready(target);
    const eh = judge(await profileOf(pid, 'eh'));
    return { eh, fp: judge(await profileOf(pid, 'fp')) };
  } finally {
    target.kill('SIGKILL');
    target.stdin?.destroy();
  }
}

async function ready(target: ChildProcess): Promise<number> {
  try {
    if (target.stdout !== null) await Promise.race([once(target.stdout, 'data'), once(target, 'close')]);
  } catch (error) {
    throw new BccxError('BCCX_UNWIND', { cause: glueCause(error) }, { cause: error });
  }
  if (target.pid === undefined || target.exitCode !== null)
    throw new BccxError('BCCX_UNWIND', { cause: 'the program to try it on does not start' });
  return target.pid;
}

/** A second of the target's CPU time. */
async function profileOf(pid: number, mode: TrialMode): Promise<Profile> {
  const tool = findTool(TOOL);
  const words = ['-U', '-F', '499', '-p', String(pid), '--unwind', mode, '1'];
  const found = new ProfileCatcher();
  const { trace } = await import('../session/trace.ts');
  await trace({ tool, line: parseCommandLine(tool.manifest, words), words: [TOOL, ...words] }, found);
  return found.profile();
}

/** What a trace tells whoever watches it is not for the user of `doctor`. */
const ignore = (): void => undefined;

/** Keeps the one result and shows nothing. */
class ProfileCatcher implements TraceListener {
  readonly started = ignore;
  readonly attached = ignore;
  readonly tracing = ignore;
  readonly finishing = ignore;
  readonly events = ignore;
  readonly notice = ignore;
  readonly log = ignore;
  readonly cost = ignore;
  #bytes: Uint8Array | undefined;

  profile(): Profile {
    if (this.#bytes === undefined) throw new BccxError('BCCX_INTERNAL', { what: `the tool '${TOOL}' gave no profile` });
    return decodeProfile(this.#bytes);
  }

  async results(results: Parameters<TraceListener['results']>[0]): Promise<void> {
    for (const each of results) if (each.kind === 'profile') this.#bytes = each.bytes;
  }

  async rescued({ profile }: Parameters<TraceListener['rescued']>[0]): Promise<void> {
    throw new BccxError('BCCX_INTERNAL', { what: `symbolizing ${profile.samples.length} stacks failed` });
  }
}
