import { Worker } from 'node:worker_threads';
import { builtFile } from '../files/built-file.ts';
import type { ModuleReplay } from './replay-module.ts';
import type { ReplayMessage, ReplayTask } from './replay-worker.ts';

/** How much longer than its CPU time a call may take on a machine that has other things to do. */
const patience = 4;

/**
 * Replays a module in a thread of its own, which is ended when a call takes too long.
 *
 * @param cpuSeconds what one call may take
 * @throws {Error} saying how the module failed
 */
export function replayInThread(task: ReplayTask, cpuSeconds: number): Promise<ModuleReplay> {
  const script = builtFile('replay-worker.js');
  return new Promise((resolve, reject) => {
    // The module's memory is its own; this is for what the host does around it.
    const worker = new Worker(script, { workerData: task, resourceLimits: { maxOldGenerationSizeMb: 512 } });
    let current = 'loading';
    let timer: NodeJS.Timeout | undefined;
    const end = (finish: () => void): void => {
      clearTimeout(timer);
      worker.removeAllListeners();
      void worker.terminate().then(finish);
    };
    const limitMs = cpuSeconds * patience * 1000;
    const watch = (): void => {
      clearTimeout(timer);
      timer = setTimeout(
        () => end(() => reject(new Error(`${current} did not return within ${limitMs / 1000} s`))),
        limitMs,
      );
    };
    worker.on('message', (message: ReplayMessage) => {
      if ('begins' in message) {
        current = message.begins;
        watch();
      } else if ('replay' in message) end(() => resolve(message.replay));
      else end(() => reject(new Error(`${current}: ${message.failed}`)));
    });
    worker.on('error', (error) => end(() => reject(error)));
    worker.on('exit', () => end(() => reject(new Error(`${current}: the thread ended`))));
    watch();
  });
}
