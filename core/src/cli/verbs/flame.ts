import { BccxError } from '../../errors/bccx-error.ts';
import { readProfile } from '../../input/read-profile.ts';
import { ReadReport } from '../../input/report.ts';
import { visible } from '../../output/escape.ts';
import { type RenderOptions, render } from '../../output/render.ts';
import { writeOutput } from '../../output/write.ts';
import { decimalText, sumAmounts } from '../../profile/amounts.ts';
import { diffProfiles } from '../../profile/diff.ts';
import { filterProfile } from '../../profile/filter.ts';
import { mergeProfiles } from '../../profile/merge.ts';
import type { Profile } from '../../profile/model.ts';
import { declareFlameOptions, usage } from '../flame/flame-options.ts';
import { type FlameRequest, readFlameRequest } from '../flame/flame-request.ts';
import { readPaletteFile, writePaletteFile } from '../flame/palette-file.ts';
import { printErr } from '../terminal.ts';
import type { Report, VerbModule } from '../verb.ts';
import { version } from '../version.ts';

/** `bccx flame`: draws, compares and converts profiles that are there already. */
export const flame: VerbModule = {
  declare: (command) => {
    command
      .argument('[INPUT...]', 'files, merged; standard input without; or: diff BEFORE AFTER')
      .usage('[options] [INPUT...]\n       bccx flame diff [options] BEFORE AFTER');
    declareFlameOptions(command);
  },

  async run(invocation) {
    const request = readFlameRequest(invocation, process.stdout.isTTY === true);
    const profile = chooseValue(read(request), request.value);
    const flameOptions = { ...request.flame, ...readPalette(request) };
    const options = renderOptions(request, flameOptions);
    for (const { format, path } of request.targets) writeOutput(path, await render(format, profile, options));
    if (request.paletteFile !== undefined) await keepPalette(request.paletteFile, profile, flameOptions);
    if (request.printPolicy) await printPolicy();
    const empty = profile.samples.values.every((column) => sumAmounts(column) === 0n);
    if (empty) throw new BccxError('BCCX_FLAME_EMPTY', { source: request.inputs.map(visible).join(' ') });
    return invocation.options['json'] === true ? summary(request, profile) : undefined;
  },
};

function read(request: FlameRequest): Profile {
  const ordered = request.flame.flamechart === true;
  const format = request.format === undefined ? {} : { format: request.format };
  const profiles = request.inputs.map((input) => {
    const report = new ReadReport();
    const profile = readProfile(input, report, { ordered, ...format });
    for (const line of report.lines(input === '-' ? 'standard input' : visible(input))) printErr(`${line}\n`);
    return profile;
  });
  const [before, after] = profiles;
  const profile =
    request.diff && before !== undefined && after !== undefined
      ? diffProfiles(before, after, { normalise: request.normalise, stripHex: request.stripHex })
      : mergeProfiles(profiles);
  return filterProfile(profile, request.filter);
}

/** Makes the named value the one that is shown. */
function chooseValue(profile: Profile, name: string | undefined): Profile {
  if (name === undefined) return profile;
  const defaultValue = profile.valueTypes.findIndex(({ type }) => type === name);
  if (defaultValue >= 0) return { ...profile, defaultValue, comparison: false };
  const names = profile.valueTypes.map(({ type }) => visible(type)).join(', ');
  throw usage(`--value: no '${visible(name)}' in the input, which has ${names}`);
}

function renderOptions(request: FlameRequest, flameOptions: RenderOptions['flame'] & object): RenderOptions {
  return {
    version,
    flame: flameOptions,
    terminal: {
      columns: process.stdout.columns ?? 120,
      color: process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined && process.env['TERM'] !== 'dumb',
      ...(request.count === undefined ? {} : { count: request.count }),
      ...(flameOptions.countname === undefined ? {} : { countname: flameOptions.countname }),
    },
  };
}

function readPalette(request: FlameRequest): { palette?: ReadonlyMap<string, string> } {
  if (request.paletteFile === undefined) return {};
  const { colors, bad } = readPaletteFile(request.paletteFile);
  if (bad > 0) printErr(`${visible(request.paletteFile)}: ${bad} lines are not name->rgb(r,g,b)\n`);
  return { palette: colors };
}

async function keepPalette(path: string, profile: Profile, options: RenderOptions['flame'] & object): Promise<void> {
  const { flameTree } = await import('../../output/flame/flame-tree.ts');
  writePaletteFile(path, flameTree(profile, options).frames, options);
}

async function printPolicy(): Promise<void> {
  const { SVG_VIEWER_HASH } = await import('../../output/flame/svg-viewer.generated.ts');
  const { HTML_VIEWER_HASH } = await import('../../output/flame/html-viewer.generated.ts');
  printErr(`svg script-src ${SVG_VIEWER_HASH}\nhtml script-src ${HTML_VIEWER_HASH}\n`);
}

function summary(request: FlameRequest, profile: Profile): Report {
  const totals = profile.samples.values.map((column, i) => {
    const { type = '', unit = '', decimals = 0 } = profile.valueTypes[i] ?? {};
    return { type, unit, total: decimalText(sumAmounts(column), decimals) };
  });
  return {
    data: { inputs: request.inputs, outputs: request.targets, stacks: profile.samples.length, totals },
    text: '',
  };
}
