import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { execute } from '../packages/execute.ts';
import { checkout } from './checkout.ts';
import { registryWithDependencies, release } from './published.ts';
import { Scratch } from './scratch.ts';

vi.setConfig({ testTimeout: 600_000 });

/** The commands of the tutorial: every block marked sh, in order. */
function commands(): string[] {
  const text = readFileSync(join(checkout, 'docs/authoring.md'), 'utf8');
  return [...text.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = '']) => block);
}

test('docs/authoring.md works as it is written, from an empty home with one registry', async () => {
  await using registry = await registryWithDependencies();
  await release(registry, 'publish');
  using scratch = new Scratch();
  const bin = scratch.file('bin');
  mkdirSync(bin);
  // Whoever runs this is root already, and in a container there may be no sudo.
  writeFileSync(join(bin, 'sudo'), '#!/bin/sh\nexec "$@"\n');
  chmodSync(join(bin, 'sudo'), 0o755);
  const prefix = scratch.file('prefix');
  const env = {
    ...registry.environment(scratch.path),
    PATH: `${bin}:${prefix}/bin:${process.env['PATH']}`,
    npm_config_prefix: prefix,
    BCCX_HOME: scratch.file('store'),
  };
  const work = scratch.file('work');
  mkdirSync(work);
  const blocks = commands();
  expect(blocks.length).toBeGreaterThan(8);
  const printed = await execute('sh', ['-euxc', blocks.join('\n')], { cwd: work, env });

  expect(readFileSync(join(work, 'my-calls/calls.svg'), 'utf8')).toContain('</svg>');
  expect(readFileSync(join(work, 'again.svg'), 'utf8')).toContain('System calls by stack');
  expect(printed).toMatch(/my-calls\.bpf\.c:\d+: error: program 'on_call' calls bpf_get_current_comm/);
  expect(printed).toContain('one thing to mend\n');
  expect(printed).toContain('my-calls: nothing to mend\n');
  expect(printed).toMatch(/;ask;syscall 500\n/);
  expect(printed).toContain('passed   my-calls.recording: 1 result, every byte the same\n');
  expect(printed).toContain('dry run: nothing was uploaded\n');
  expect(printed).toContain('published; others get it with: bccx add bccx-plugin-my-calls\n');
  // A version that is out stays as it is, and what npm is told to say so with stays out of sight.
  const again = execute('sh', ['-c', 'cd my-calls && bccx publish'], { cwd: work, env });
  await expect(again).rejects.toThrow(/npm: publishing 'bccx-plugin-my-calls': npm ended with 1 \[BCCX_NPM\]/);
  await expect(again).rejects.not.toThrow('anonymous');
  const published = (await (await fetch(`${registry.url}bccx-plugin-my-calls`)).json()) as { versions: object };
  expect(Object.keys(published.versions)).toEqual(['0.1.0']);
});

test('the tutorial says the line at which check finds the fault it shows', () => {
  const text = readFileSync(join(checkout, 'docs/authoring.md'), 'utf8');
  const [, line] = /my-calls\.bpf\.c:(\d+): error/.exec(text) ?? [];
  const source = readFileSync(join(checkout, 'sdk/templates/stack/my-tool.bpf.c'), 'utf8').split('\n');
  expect(source[Number(line) - 1]).toContain('bpf_get_current_comm(');
});

test('the tutorial counts the lines of the templates as they are', () => {
  const text = readFileSync(join(checkout, 'docs/authoring.md'), 'utf8');
  const lines = (kind: string, files: readonly string[]): number =>
    files
      .flatMap((file) => readFileSync(join(checkout, 'sdk/templates', kind, file), 'utf8').split('\n'))
      .filter((line) => line.trim() !== '').length;
  expect(text).toContain(`BPF side, WASM side, ${lines('stack', ['my-tool.bpf.c', 'my-tool.c', 'my-tool.h'])} lines`);
  expect(text).toMatch(new RegExp(`^\\| \`event\` .* ${lines('event', ['my-tool.bpf.c'])} lines \\|$`, 'm'));
  expect(text).toMatch(new RegExp(`^\\| \`histogram\` .* ${lines('histogram', ['my-tool.bpf.c'])} lines \\|$`, 'm'));
});
