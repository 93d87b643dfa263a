import { parentPort, workerData } from 'node:worker_threads';
import type { RecordingEvent } from './recording.ts';
import { type ModuleReplay, type ReplayLimits, replayModule } from './replay-module.ts';

/** What the thread is started with. */
export interface ReplayTask {
  readonly module: Uint8Array<ArrayBuffer>;
  readonly events: readonly RecordingEvent[];
  readonly limits: ReplayLimits;
}

/** What the thread says: which function it calls next, and at the end what came of it. */
export type ReplayMessage =
  | { readonly begins: string }
  | { readonly replay: ModuleReplay }
  | { readonly failed: string };

const { module, events, limits } = workerData as ReplayTask;
const say = (message: ReplayMessage): void => parentPort?.postMessage(message);

try {
  say({ replay: replayModule(module, { events, limits }, (begins) => say({ begins })) });
} catch (error) {
  say({ failed: error instanceof Error ? error.message : String(error) });
}
