import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LeakGate } from './leaks.js';

test('the gate names the file and the process that were left, not those that were there before', async () => {
  const old = { file: `/tmp/bccx-leaks-test-${process.pid}`, process: spawn('sleep', ['61'], { stdio: 'ignore' }) };
  writeFileSync(old.file, '');
  const gate = new LeakGate();
  const file = join(process.env['TMPDIR'] ?? '', 'left');
  writeFileSync(file, '');
  const left = spawn('sleep', ['60'], { stdio: 'ignore' });
  try {
    const leaks = await gate.close();
    expect(leaks).toContain(file);
    expect(leaks).toContain(`process ${left.pid}: sleep 60`);
    expect(leaks).not.toContain(old.file);
    expect(leaks.filter((leak) => leak.includes('sleep 61'))).toEqual([]);
  } finally {
    left.kill();
    old.process.kill();
    rmSync(old.file);
  }
});

test('what ends in time is no leak', async () => {
  const gate = new LeakGate();
  spawn('sleep', ['1.5'], { stdio: 'ignore' });
  expect((await gate.close()).filter((leak) => leak.includes('sleep 1.5'))).toEqual([]);
});
