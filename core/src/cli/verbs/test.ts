import { type TestOutcome, testTool } from '../../author/test-tool.ts';
import type { VerbModule } from '../verb.ts';

/** `bccx test [FOLDER] [NAME...]`: runs a tool's tests. */
export const test: VerbModule = {
  declare: (command) => {
    command
      .argument('[FOLDER]', 'folder of the tool', '.')
      .argument('[NAME...]', 'tests to run, by their names without ending; all without')
      .option('--update', 'let recordings keep what comes of them now, and run nothing else');
  },
  async run({ args: [folder = '.', ...names], options }) {
    const tests = await testTool(folder, { names, update: options['update'] === true });
    const count = (outcome: TestOutcome['outcome']): number => tests.filter((each) => each.outcome === outcome).length;
    const [passed, failed] = [count('passed'), count('failed')];
    const [skipped, updated] = [count('skipped'), count('updated')];
    const lines = tests.flatMap(({ test, outcome, lines }) => [
      `${outcome.padEnd(7)}  ${test}${inOneLine(outcome) && lines.length > 0 ? `: ${lines.join('; ')}` : ''}`,
      ...(!inOneLine(outcome) ? lines.map((line) => `    ${line}`) : []),
    ]);
    const rest = `${skipped > 0 ? `, ${skipped} skipped` : ''}${updated > 0 ? `, ${updated} updated` : ''}`;
    const sum = `${passed} passed, ${failed} failed${rest}`;
    return {
      data: { passed, failed, skipped, updated, tests },
      text: `${lines.join('\n')}\n${sum}\n`,
      exit: failed === 0 ? 0 : 1,
    };
  },
};

function inOneLine(outcome: TestOutcome['outcome']): boolean {
  return outcome === 'passed' || outcome === 'skipped';
}
