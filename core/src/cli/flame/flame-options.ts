import type { Command } from 'commander';
import { BccxError } from '../../errors/bccx-error.ts';
import { INPUT_FORMATS } from '../../input/read-profile.ts';
import type { FlameOptions } from '../../output/flame/options.ts';
import { isPalette, PALETTES } from '../../output/flame/palette.ts';

/** Adds the flags of `bccx flame`. Those of flamegraph.pl keep its names; where inferno has others, these are understood too. */
export function declareFlameOptions(command: Command): void {
  command
    .option('-o, --out <[FORMAT:]FILE>', 'Write FILE in the form of its ending or in FORMAT; repeatable', collect, [])
    .option('--input <FORM>', `Form of the input instead of a guess: ${INPUT_FORMATS.join(', ')}`)
    .option('--value <NAME>', 'Value to show, where the input has several, by its name')
    .option('--top', 'Print the functions with most of their own as a table')
    .option('--count <N>', 'Functions in that table')
    .option('--csp', 'Print the Content-Security-Policy source of the scripts in written pictures')
    .optionsGroup('What to draw:')
    .option('--include <REGEXP>', 'Only stacks with a function that matches')
    .option('--exclude <REGEXP>', 'Without stacks with a function that matches')
    .option('--base <REGEXP>', 'Cut stacks off below the outermost function that matches')
    .option('--hide <REGEXP>', 'Leave functions that match out of every stack')
    .option('--reverse', 'Merge from the leaf inwards: callers above each function')
    .option('--flamechart', 'Keep the order of the input, which means time')
    .option('--collapse-recursion', 'Draw a function that calls itself once')
    .option('--order <ORDER>', 'Order of siblings: name or width')
    .option('--total <N>', 'Amount that the whole width stands for, where it is more than the sum')
    .option('--factor <N>', 'Multiply the amounts shown')
    .optionsGroup('Comparison (bccx flame diff BEFORE AFTER):')
    .option('-n, --normalize', 'Scale the amounts before so that both totals are equal')
    .option('-s, --strip-hex', 'Write hexadecimal numbers in names as 0x…, so that they match')
    .option('--delta <WHAT>', "Colour by a frame's own change or its subtree's: self or subtree")
    .option('--noise <N>', 'Changes of less than N standard deviations of a count stay grey')
    .option('--negate', 'Swap the direction of the colours')
    .optionsGroup('Look:')
    .option('--title <TEXT>', 'Title')
    .option('--subtitle <TEXT>', 'Second line of the title')
    .option('--notes <TEXT>', 'Notes kept in the file')
    .option('--width <PIXELS>', "Fixed width; without it the picture takes its page's")
    .option('--height <PIXELS>', 'Height of a frame (16)')
    .option('--minwidth <N>', 'Draw frames from this width on: pixels (0.1), or a share such as 0.5%')
    .option('--fonttype <FONT>', 'Font')
    .option('--fontsize <PIXELS>', 'Font size (12)')
    .option('--fontwidth <N>', 'Average width of a character as a share of the font size')
    .option('--countname <TEXT>', 'What is counted (samples)')
    .option('--nametype <TEXT>', 'What a frame is called (Function:)')
    .option('--colors <PALETTE>', `Palette: ${PALETTES.join(', ')}`)
    .option('--bgcolors <COLOR>', 'Background: plain, yellow, blue, green, grey, or #rrggbb')
    .option('--hash', 'Similar names get similar colours')
    .option('--random', 'Other colours at each run')
    .option('--cp <FILE>', 'Take colours by name from FILE (name->rgb(r,g,b) lines) and add those that are missing')
    .option('--colordiffusion', 'Colour by width')
    .option('--strokecolor <COLOR>', 'Line around frames')
    .option('--uicolor <COLOR>', 'Colour of the controls')
    .option('--searchcolor <COLOR>', 'Colour of what a search finds')
    .option('--truncate <PART>', 'Part of a long name that is kept: head, tail or middle')
    .option('--inverted', 'Icicle graph: root at the top')
    .option('--no-data', 'Leave the tree out of the SVG: smaller, but zoom and search see only what is drawn')
    .option('--compat', 'Write empty text elements too, for tools that count on them')
    .addOption(command.createOption('--stroke-color <COLOR>', 'as --strokecolor').hideHelp())
    .addOption(command.createOption('--search-color <COLOR>', 'as --searchcolor').hideHelp())
    .addOption(command.createOption('--deterministic', 'colours by name, as they always are').hideHelp());
}

type Given = Readonly<Record<string, unknown>>;

/** Reads the flags that say how a picture looks. Throws BCCX_USAGE for a value that is none. */
export function readFlameOptions(flags: Given): FlameOptions {
  const given: Given = { strokecolor: flags['strokeColor'], searchcolor: flags['searchColor'], ...flags };
  const options: Record<string, unknown> = {};
  for (const name of TEXTS) if (typeof given[name] === 'string') options[name] = given[name];
  for (const name of SWITCHES) if (given[name] === true) options[name] = true;
  for (const name of NUMBERS) if (given[name] !== undefined) options[name] = readNumber(name, String(given[name]));
  for (const [name, words] of Object.entries(WORDS)) {
    if (given[name] !== undefined) options[name] = readWord(name, String(given[name]), words);
  }
  if (given['data'] === false) options['data'] = false;
  if (given['minwidth'] !== undefined) options['minwidth'] = readWidth(String(given['minwidth']));
  if (given['colors'] !== undefined) options['colors'] = readPalette(String(given['colors']));
  return options as FlameOptions;
}

/** A regular expression given with a flag. */
export function readPattern(name: string, given: Given): RegExp | undefined {
  const text = given[name];
  if (typeof text !== 'string') return undefined;
  try {
    return new RegExp(text, 'u');
  } catch (error) {
    throw usage(`--${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

export function readCount(name: string, given: Given): number | undefined {
  return given[name] === undefined ? undefined : readNumber(name, String(given[name]));
}

export function usage(what: string): BccxError {
  return new BccxError('BCCX_USAGE', { what: `flame: ${what}`, verb: 'flame' });
}

const TEXTS = [
  'title',
  'subtitle',
  'notes',
  'fonttype',
  'countname',
  'nametype',
  'bgcolors',
  'strokecolor',
  'uicolor',
  'searchcolor',
];
const SWITCHES = [
  'reverse',
  'flamechart',
  'collapseRecursion',
  'negate',
  'hash',
  'random',
  'colordiffusion',
  'inverted',
  'compat',
];
const NUMBERS = ['total', 'factor', 'noise', 'width', 'height', 'fontsize', 'fontwidth'];
const WORDS: Readonly<Record<string, readonly string[]>> = {
  order: ['name', 'width'],
  delta: ['self', 'subtree'],
  truncate: ['head', 'tail', 'middle'],
};

function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

function readNumber(name: string, text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0) throw usage(`--${name}: '${text}' is not a number`);
  return value;
}

function readWord(name: string, text: string, words: readonly string[]): string {
  if (!words.includes(text)) throw usage(`--${name}: '${text}' is none of ${words.join(', ')}`);
  return text;
}

function readWidth(text: string): number | string {
  if (!text.endsWith('%')) return readNumber('minwidth', text);
  return `${readNumber('minwidth', text.slice(0, -1))}%`;
}

function readPalette(text: string): string {
  if (!isPalette(text)) throw usage(`--colors: '${text}' is none of ${PALETTES.join(', ')}`);
  return text;
}
