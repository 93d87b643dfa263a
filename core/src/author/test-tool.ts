import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { BccxError, causeText } from '../errors/bccx-error.ts';
import { writeOutput } from '../output/write.ts';
import { recordingEnding } from '../recording/recording.ts';
import { decodeRecording, encodeRecording } from '../recording/recording-file.ts';
import { replay } from '../recording/replay.ts';
import { findTool } from '../store/find-tool.ts';
import { readPayload } from '../store/payload.ts';
import { readRegularFile } from '../store/read-file.ts';
import type { Tool } from '../store/tool.ts';
import { runProgram } from './program.ts';

const maxFile = 256 << 20;
const scriptEnding = '.test.sh';
/** Exit code of a test that cannot be run here (automake's convention). */
const skipped = 77;
/** Longest run of a script. */
const scriptSeconds = 300;

/** What came of one test. */
export interface TestOutcome {
  /** Name of the file in the folder `test`. */
  readonly test: string;
  readonly outcome: 'passed' | 'failed' | 'skipped' | 'updated';
  /** Why it was skipped, how it failed, what was compared. */
  readonly lines: readonly string[];
}

export interface TestRequest {
  /** Names of tests, without their endings; all without. */
  readonly names: readonly string[];
  /** Recordings keep what comes of them now. */
  readonly update: boolean;
}

/**
 * Runs the tests of a tool: recordings, which need neither root nor the kernel, and scripts.
 *
 * @throws {BccxError} BCCX_TOOL_FILE, BCCX_TEST_NONE
 */
export async function testTool(folder: string, { names, update }: TestRequest): Promise<TestOutcome[]> {
  const tool = findTool(resolve(folder));
  const directory = join(tool.directory, 'test');
  const files = statSync(directory, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(directory).sort() : [];
  const wanted = (file: string, ending: string): boolean =>
    file.endsWith(ending) && (names.length === 0 || names.includes(file.slice(0, -ending.length)));
  const recordings = files.filter((file) => wanted(file, recordingEnding));
  const scripts = update ? [] : files.filter((file) => wanted(file, scriptEnding));
  if (recordings.length + scripts.length === 0)
    throw new BccxError('BCCX_TEST_NONE', { tool: tool.manifest.name, folder: directory });
  const outcomes: TestOutcome[] = [];
  for (const file of recordings) outcomes.push(await testRecording(tool, join(directory, file), { file, update }));
  for (const file of scripts) outcomes.push(await testScript(tool, join(directory, file), file));
  return outcomes;
}

async function testRecording(
  tool: Tool,
  path: string,
  { file: test, update }: { file: string; update: boolean },
): Promise<TestOutcome> {
  try {
    const recording = decodeRecording(readRegularFile(path, maxFile), test);
    const { manifest } = tool;
    const {
      differences,
      missing,
      results,
      recording: now,
    } = await replay({ manifest, payload: readPayload(tool) }, recording);
    const lines = [...differences, ...missing.slice(0, 3).map((what) => `not in the recording: ${what}`)];
    if (update && lines.length > 0) {
      writeOutput(path, encodeRecording(now));
      return { test, outcome: 'updated', lines: differences };
    }
    if (lines.length > 0) return { test, outcome: 'failed', lines };
    return { test, outcome: 'passed', lines: [`${results} result${results === 1 ? '' : 's'}, every byte the same`] };
  } catch (error) {
    return { test, outcome: 'failed', lines: [causeText(error)] };
  }
}

async function testScript(tool: Tool, path: string, test: string): Promise<TestOutcome> {
  const folder = mkdtempSync(join(tmpdir(), 'bccx-test-'));
  try {
    const env = { ...process.env, BCCX: commandIn(folder), TOOL: tool.directory, TEST_TMP: folder };
    const limit = ['--kill-after=5', String(scriptSeconds), 'sh', path];
    const { code, failure, stdout, stderr } = await runProgram('timeout', limit, { cwd: tool.directory, env });
    const lines = `${stdout}${stderr}`.split('\n').filter((line) => line !== '');
    if (code === 0) return { test, outcome: 'passed', lines: [] };
    if (code === skipped) return { test, outcome: 'skipped', lines: lines.slice(-1) };
    return { test, outcome: 'failed', lines: [...lines.slice(-20), failure ?? `it ended with ${code}`] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** This bccx as a command, for scripts: under sudo neither node nor bccx need be in the path. */
function commandIn(folder: string): string {
  const command = join(folder, 'bccx');
  const quoted = [process.execPath, process.argv[1] ?? ''].map((word) => `'${word.replaceAll("'", "'\\''")}'`);
  writeFileSync(command, `#!/bin/sh\nexec ${quoted.join(' ')} "$@"\n`);
  chmodSync(command, 0o755);
  return command;
}
