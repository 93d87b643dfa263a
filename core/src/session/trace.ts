import { attach } from './attach.ts';
import { chooseProbes } from './choose-probes.ts';
import { Closers } from './closers.ts';
import { configure } from './configure.ts';
import { costLines } from './cost.ts';
import { drain } from './drain.ts';
import { load } from './load.ts';
import { Losses } from './losses.ts';
import { open, type Session } from './open.ts';
import { poll } from './poll.ts';
import { Stop } from './stop.ts';
import type { TraceListener, TraceRequest } from './trace-request.ts';

/**
 * Runs a tool: open → configure → load → attach → poll → drain → close.
 *
 * Ctrl-C and SIGTERM end the trace, and its results are still handed to the listener. Whatever happens, nothing stays
 * attached and no process stays behind.
 *
 * @throws {BccxError} naming the step, the object and what to do
 */
export async function trace(request: TraceRequest, listener: TraceListener): Promise<void> {
  const stop = new Stop();
  const closers = new Closers();
  try {
    const session = open(request, listener, closers);
    stopWhenModuleFails(session, stop);
    if (request.line.stats) session.object.enableStats();

    configure(session);
    const chosen = await chooseProbes(session);
    await load(session);
    const attachments = attach(session, chosen, closers);
    const start = process.hrtime.bigint();
    listener.started({ durationNs: session.targets.durationNs });

    const losses = new Losses(session);
    for await (const turn of poll(session, attachments, stop)) {
      if (turn.final) attachments.detach();
      listener.finishing(turn);
      await drain(session, turn, losses);
      await listener.results((await session.sandbox?.finish(turn.final)) ?? [], turn);
    }

    for (const line of losses.lines()) listener.notice(line);
    if (request.line.stats) listener.cost(costLines(session, process.hrtime.bigint() - start));
  } finally {
    await closers.close();
    stop.close();
  }
}

/** The module boots while the kernel side is loaded; when it cannot, waiting for the end of the trace would be in vain. */
function stopWhenModuleFails({ moduleReady }: Session, stop: Stop): void {
  moduleReady.catch(() => stop.request());
}
