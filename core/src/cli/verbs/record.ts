import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeOutput } from '../../output/write.ts';
import { Recorder } from '../../recording/recorder.ts';
import { recordingEnding } from '../../recording/recording.ts';
import { encodeRecording } from '../../recording/recording-file.ts';
import { findTool } from '../../store/find-tool.ts';
import { runTool } from '../run.ts';
import { printErr } from '../terminal.ts';
import type { VerbModule } from '../verb.ts';

/** `bccx record TOOL …`: runs a tool and keeps what its results were made from, so that `bccx test` can make them again. */
export const record: VerbModule = {
  declare: (command) => {
    command
      .argument('TOOL', "name of a tool or path of its folder; behind it the tool's own options")
      .argument('[OPTION...]')
      .option('--to <FILE>', `file to write; test/TOOL${recordingEnding} in the tool's folder without`)
      .passThroughOptions();
  },
  async run({ args: [name = '', ...words], options }) {
    const tool = findTool(name);
    const recorder = new Recorder(tool.manifest.name, words);
    const report = await runTool(tool, [name, ...words], recorder);
    if (report !== undefined) return report;
    const recording = recorder.recording();
    const bytes = encodeRecording(recording);
    const file =
      typeof options['to'] === 'string'
        ? options['to']
        : join(testFolder(tool.directory), `${tool.manifest.name}${recordingEnding}`);
    writeOutput(file, bytes);
    const count = (kind: string): number => recording.events.filter((event) => event.kind === kind).length;
    printErr(
      `${file}: ${bytes.length} bytes, ${count('asked')} answers, ${count('emitted') + count('made')} results\n`,
    );
    return undefined;
  },
};

function testFolder(directory: string): string {
  const folder = join(directory, 'test');
  mkdirSync(folder, { recursive: true });
  return folder;
}
