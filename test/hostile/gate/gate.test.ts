import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bccx } from '../../e2e/bccx.ts';
import { Scratch } from '../../e2e/scratch.ts';
import { built } from '../bpf/trick.ts';
import { type ToolContents, writeTool } from './tool-package.ts';

async function runTool(contents: ToolContents, ...words: string[]) {
  using scratch = new Scratch();
  return await bccx([writeTool(join(scratch.path, 'tool'), contents), ...words]);
}

test('a helper that is not declared stops the tool, and is named with its place', async () => {
  const { status, stdout, stderr } = await runTool({
    object: 'helper-in-loop-callback',
    permissions: { helpers: ['bpf_loop'] },
  });
  expect(stderr).toMatch(
    /^error: policy: checking 'trick': program 'entry' calls bpf_get_current_uid_gid \(instruction \d+ of function 'body'\), which its manifest does not declare \[BCCX_PERMISSION_HELPER\]\n {2}the author must declare it/,
  );
  expect(stdout).toBe('');
  expect(status).toBe(4);
});

test('what changes the system needs its name on the command line', async () => {
  const contents = { object: 'dangerous-write-user', permissions: { helpers: ['bpf_probe_write_user'] } };
  const refused = await runTool(contents);
  expect(refused.stderr).toContain('[BCCX_PERMISSION_DANGEROUS]');
  expect(refused.stderr).toContain('--grant bpf_probe_write_user');
  expect(refused.status).toBe(4);
  const other = await runTool(contents, '--grant', 'bpf_send_signal');
  expect(other.stderr).toContain('[BCCX_PERMISSION_DANGEROUS]');
  const granted = await runTool(contents, '--grant', 'bpf_probe_write_user');
  expect(granted.stderr).not.toMatch(/BCCX_(PERMISSION|OBJECT|POLICY)/);
  expect(granted.status).not.toBe(4);
});

test('a module is refused before anything is attached', async () => {
  const module = readFileSync(new URL('wasm/static/memory-of-its-own.wasm', built));
  const permissions = { helpers: ['bpf_get_current_comm'] };
  const { status, stderr } = await runTool({ object: 'helper-direct', module, permissions, target: 'sched_switch' });
  expect(stderr).toContain('[BCCX_MODULE_MEMORY]');
  expect(stderr).not.toContain('Tracing');
  expect(status).toBe(4);
});

test('inspect prints what it found and ends with 4 when the tool would not run', async () => {
  using scratch = new Scratch();
  const folder = writeTool(join(scratch.path, 'tool'), { object: 'helper-in-subprogram', permissions: {} });
  const { status, stdout, stderr } = await bccx(['inspect', folder]);
  expect(stderr).toBe('');
  expect(stdout).toContain('IT CAN CHANGE THE SYSTEM');
  expect(stdout).toContain('bpf_send_signal');
  expect(stdout).toContain('IT WILL NOT RUN');
  expect(status).toBe(4);
  const json = await bccx(['inspect', folder, '--json']);
  const { problems } = JSON.parse(json.stdout);
  expect(problems.map(({ code }: { code: string }) => code)).toEqual([
    'BCCX_PERMISSION_HELPER',
    'BCCX_PERMISSION_DANGEROUS',
  ]);
});
