import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LeakGate } from './leaks.js';

test('the gate names what was left and nothing else', async () => {
  const gate = new LeakGate();
  const file = join(process.env['TMPDIR'] ?? '', 'left');
  writeFileSync(file, '');
  const left = spawn('sleep', ['60'], { stdio: 'ignore' });
  try {
    const leaks = await gate.close();
    expect(leaks).toContain(file);
    expect(leaks).toContain(`process ${left.pid}: sleep 60`);
    // A bccx that someone else runs from this checkout meanwhile is reported too, rather than missed.
    expect(leaks.filter((leak) => !leak.includes('core/'))).toHaveLength(2);
  } finally {
    left.kill();
  }
});

test('what ends in time is no leak', async () => {
  const gate = new LeakGate();
  spawn('sleep', ['1'], { stdio: 'ignore' });
  expect((await gate.close()).filter((leak) => leak.includes('sleep 1'))).toEqual([]);
});
