import { SandboxEnded } from '../sandbox/sandbox-ended.ts';
import { type Attachments, attach } from './attach.ts';
import { chooseProbes } from './choose-probes.ts';
import { Closers } from './closers.ts';
import { configure } from './configure.ts';
import { costLines } from './cost.ts';
import { Drain } from './drain.ts';
import { load } from './load.ts';
import { Losses } from './losses.ts';
import { MissingProbes } from './missing-probes.ts';
import { open, type Session } from './open.ts';
import { poll } from './poll.ts';
import { RingStreams } from './ring-streams.ts';
import { Stop } from './stop.ts';
import type { TraceListener, TraceRequest, TraceResult, Turn } from './trace-request.ts';

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

    const attachments = await loadAndAttach(session, closers);
    session.times.done('attaching');
    session.sandbox?.boot();
    if (request.line.stats) session.object.enableStats();
    const start = process.hrtime.bigint();
    listener.started({
      durationNs: session.targets.durationNs,
      places: attachments.places,
      streaming: session.records.streaming,
    });
    session.command?.process.release();

    const losses = new Losses(session);
    const drain = new Drain(session, losses);
    const rings = RingStreams.start(session, closers, () => stop.request());
    for await (const turn of poll(session, attachments, stop, drain)) {
      attachments.collect(session.manifest.name);
      if (turn.kind === 'final') detach(session, attachments);
      listener.finishing(turn);
      try {
        await drain.turn(turn);
        await rings.flush(losses);
        await listener.results(await found(session, turn), turn);
      } catch (error) {
        if (error instanceof SandboxEnded) await rescueResult(session, turn, drain, error);
        throw error;
      }
    }

    for (const line of losses.lines()) listener.notice(line);
    if (request.line.stats) listener.cost(costLines(session, attachments, process.hrtime.bigint() - start));
  } finally {
    await closers.close();
    stop.close();
  }
}

/**
 * configure → load → attach, with the best probes that this kernel has. Most kernels have those that come first, so they are
 * tried before the kernel is asked; when it refuses them, it is asked, and the next ones are loaded in a fresh object.
 */
async function loadAndAttach(session: Session, closers: Closers): Promise<Attachments> {
  const missing = new MissingProbes();
  await missing.look(session);
  for (;;) {
    configure(session);
    session.times.done('opening');
    const chosen = chooseProbes(session, missing.types);
    try {
      await load(session);
      session.times.done('kernel');
      await session.unwinding?.start();
      session.times.done('unwind tables');
      return await attach(session, chosen, closers);
    } catch (error) {
      if (!(await missing.learn(session, chosen))) throw error;
      session.reopen();
    }
  }
}

/** What the module and the records make of what was drained. */
async function found({ sandbox, records }: Session, turn: Turn): Promise<TraceResult[]> {
  const emitted = (await sandbox?.finish(turn.kind === 'final')) ?? [];
  return [
    ...emitted.map(({ kind, result, bytes }) =>
      kind === 'rows' || kind === 'histograms' ? records.emitted(result, bytes) : { kind, result, bytes },
    ),
    ...records.take(),
  ];
}

/** Nothing is counted from here on; the module is told when that was. */
function detach({ sandbox }: Session, attachments: Attachments): void {
  attachments.detach();
  sandbox?.tick(process.hrtime.bigint());
}

/** The module is gone, what was traced is not: it is shown without names. */
async function rescueResult(session: Session, turn: Turn, drain: Drain, { batches }: SandboxEnded): Promise<void> {
  const { rescue } = await import('../unnamed/rescue.ts');
  const kept = turn.kind === 'interval' ? batches : drain.copyAll();
  const result = rescue(session.manifest, session.payload.object, kept);
  if (result !== undefined) await session.listener.rescued(result, turn);
}

/** The module boots while the trace runs; when it cannot, waiting for the end would be in vain. */
function stopWhenModuleFails({ moduleReady }: Session, stop: Stop): void {
  moduleReady.catch(() => stop.request());
}
