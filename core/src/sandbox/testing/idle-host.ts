/** A host with a sandbox that waits for commands: it writes a line when it is ready, and is then killed from outside. */
import { writeSync } from 'node:fs';
import { Sandbox } from '../sandbox.ts';

const [jail = '', reader = ''] = process.argv.slice(2);
const sandbox = Sandbox.start({
  paths: { jail, reader },
  limits: { memoryBytes: 1 << 20, cpuSeconds: 1, outputBytes: 1024 },
  reads: new Set(['process-maps']),
  processes: 'all',
  onLog: (_, text) => writeSync(2, `${text}\n`),
});
void sandbox.layers().then(() => writeSync(1, 'ready\n'));
setInterval(() => undefined, 1000);
