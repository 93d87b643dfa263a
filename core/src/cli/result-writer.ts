import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { BccxError } from '../errors/bccx-error.ts';
import type { CommandLine } from '../manifest/command-line.ts';
import type { Result } from '../manifest/manifest.generated.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { RenderOptions } from '../output/render.ts';
import { intervalPath, type OutputFormat, type OutputTarget, parseOutputTarget } from '../output/targets.ts';
import { writeOutput } from '../output/write.ts';
import type { Profile } from '../profile/model.ts';
import type { RecordsResult } from '../session/record-results.ts';
import type { EmittedResult, TraceResult, Turn } from '../session/trace-request.ts';
import type { RescuedResult } from '../unnamed/rescue.ts';
import { nothingNotice } from './nothing-notice.ts';
import { RecordsWriter, titleText } from './records-writer.ts';
import { printOut } from './terminal.ts';
import { type TextSwitch, textSwitches } from './text-switches.ts';
import { userStackNotice } from './user-stack-notice.ts';
import { version } from './version.ts';

/** Forms that are no text: refused on a terminal. */
const binaryFormats: readonly string[] = ['pprof'];

/** Forms that show a frame's name and have no place for its line. */
const namesOnly: ReadonlySet<OutputFormat> = new Set<OutputFormat>([
  'svg',
  'html',
  'folded',
  'flamebearer',
  'view',
  'top',
]);

/** Forms that rows, events and histograms have. */
const recordsFormats = ['text', 'json', 'samples'] as const;

/** Events that are kept for a file until it is written; more are counted. */
const eventsKept = 1_000_000;

/** Writes what a trace found where the command line says: files, or BCC's text on stdout. */
export class ResultWriter {
  readonly #manifest: Manifest;
  readonly #line: CommandLine;
  readonly #targets: readonly OutputTarget[];
  readonly #switches: ReturnType<typeof textSwitches>;
  readonly #records: RecordsWriter;
  /** Events of this interval, by result, for targets that are files. */
  readonly #events = new Map<number, RecordsResult>();
  /** What was last said of user stacks: report after report it is mostly the same. */
  #stacksSaid: string | undefined;
  #eventsLost = 0;
  /** The first report of each result, for `growth`. */
  readonly #first = new Map<number, Profile>();
  /** Something was found, in this turn or before. */
  #anything = false;

  /**
   * Checks the targets before anything is traced.
   *
   * @throws {BccxError} BCCX_OUTPUT_TARGET, BCCX_OUTPUT_WRITE
   */
  constructor(manifest: Manifest, line: CommandLine) {
    this.#manifest = manifest;
    this.#line = line;
    this.#switches = textSwitches(manifest, line.options);
    this.#records = new RecordsWriter(manifest, line.options);
    this.#targets = line.out.map(parseOutputTarget);
    for (const target of this.#targets) {
      checkTarget(target);
      this.#checkKind(target);
    }
    if (line.json) this.#targets = [...this.#targets, { format: 'samples', path: '-' }];
    if (this.#targets.length === 0) {
      this.#targets = [{ format: this.#switches.has('folded') ? 'folded' : 'text', path: '-' }];
    }
  }

  /** Returns lines that the user should see of what was written. */
  async write(results: readonly TraceResult[], turn: Turn): Promise<string[]> {
    const notices: string[] = [];
    const output = new TurnOutput();
    for (const found of results) {
      const result = this.#manifest.results[found.result];
      if (result === undefined)
        throw new BccxError('BCCX_INTERNAL', {
          what: `the module answered result ${found.result}, which the manifest lacks`,
        });
      if (found.kind === 'records') this.#writeRecords(found, output);
      else if (found.kind === 'profile') notices.push(...(await this.#writeProfile(result, found, { turn, output })));
      else printOut(new TextDecoder().decode(found.bytes));
    }
    for (const events of this.#events.values()) this.#writeRecords(events, output, (target) => target.path !== '-');
    this.#events.clear();
    output.write(turn);
    if (this.#eventsLost > 0) notices.push(`${this.#eventsLost} events did not fit the file, which has ${eventsKept}`);
    this.#eventsLost = 0;
    if (turn.kind === 'final' && !this.#anything) notices.push(nothingNotice(this.#manifest, this.#line.options));
    return notices;
  }

  /** Prints the titles above events. */
  begin(streaming: readonly RecordsResult[]): void {
    if (this.#liveFormat() !== 'text') return;
    for (const each of streaming) this.#records.printHead(each);
  }

  /** Prints events as they come, and keeps them for files. */
  events(found: RecordsResult): void {
    this.#anything = true;
    const format = this.#liveFormat();
    if (format !== undefined) this.#records.printEvents(format, found);
    if (!this.#targets.some(({ path }) => path !== '-')) return;
    const kept = this.#events.get(found.result)?.records ?? [];
    const room = found.records.slice(0, Math.max(0, eventsKept - kept.length));
    this.#eventsLost += found.records.length - room.length;
    this.#events.set(found.result, { ...found, records: kept.concat(room) });
  }

  /** Writes a result that was made without the tool's module. */
  async writeRescued({ result: index, profile }: RescuedResult, turn: Turn): Promise<void> {
    const result = this.#manifest.results[index];
    const output = new TurnOutput();
    if (result !== undefined) await this.#render(result, profile, output);
    output.write(turn);
  }

  /** The form in which events are printed on stdout; undefined when stdout is not asked for. */
  #liveFormat(): 'text' | 'json' | undefined {
    const live = this.#targets.find(({ path }) => path === '-');
    return live === undefined ? undefined : recordsFormat(live);
  }

  #writeRecords(found: RecordsResult, output: TurnOutput, wanted = (_: OutputTarget): boolean => true): void {
    this.#anything ||= found.records.some(({ slots }) => slots.length === 0 || slots.some((count) => count > 0n));
    for (const target of this.#targets) {
      if (!wanted(target)) continue;
      const fits = recordsFormats.some((each) => each === target.format);
      if (target.path !== '-' && !fits) continue;
      output.add(target, this.#records.render(recordsFormat(target), found, this.#choice('top')));
    }
  }

  async #writeProfile(
    result: Result,
    { result: index, bytes }: EmittedResult,
    { turn, output }: { turn: Turn; output: TurnOutput },
  ): Promise<string[]> {
    const [{ decodeProfile }, { userStacks }] = await Promise.all([
      import('../profile/decode.ts'),
      import('../profile/user-stacks.ts'),
    ]);
    const profile = decodeProfile(bytes);
    this.#anything ||= profile.samples.length > 0;
    const notice = userStackNotice(userStacks(profile));
    const notices = notice === undefined || notice === this.#stacksSaid ? [] : [notice];
    this.#stacksSaid = notice ?? this.#stacksSaid;
    if (!this.#switches.has('growth')) {
      await this.#render(result, profile, output);
      return notices;
    }
    const first = this.#first.get(index);
    if (first === undefined) this.#first.set(index, profile);
    if (first === undefined && turn.kind === 'final') notices.push('there was one report only; growth needs two');
    await this.#render(result, profile, output, turn.kind === 'final' ? first : undefined);
    return notices;
  }

  /** before: show what was added to this. */
  async #render(result: Result, now: Profile, output: TurnOutput, before?: Profile): Promise<void> {
    const { render } = await import('../output/render.ts');
    const value = this.#value(result);
    const compared =
      before && (await import('../profile/diff.ts')).diffProfiles(showing(before, value), showing(now, value));
    const added = before && (await import('../profile/growth.ts')).growth(before, now);
    const profile = compared ?? now;
    const shown = this.#switches.has('lines')
      ? (await import('../profile/line-names.ts')).withLineNames(profile)
      : profile;
    for (const target of this.#targets) {
      const own = this.#line.out.length > 0 || this.#line.json;
      const options = this.#renderOptions(result, { asked: own, compared: compared !== undefined });
      if (added !== undefined && target.format === 'text') {
        output.add(target, await render('text', added, options));
        continue;
      }
      output.add(target, await render(target.format, namesOnly.has(target.format) ? shown : profile, options));
    }
  }

  /** A picture needs stacks. @throws {BccxError} BCCX_OUTPUT_TARGET */
  #checkKind({ format, path }: OutputTarget): void {
    const { name, results } = this.#manifest;
    const active = results.filter(({ when }) => this.#line.options.holds(when));
    const fits: readonly OutputFormat[] = recordsFormats;
    if (fits.includes(format) || active.some(({ kind }) => kind === 'stacks')) return;
    throw new BccxError('BCCX_OUTPUT_TARGET', {
      spec: `${format}:${path}`,
      cause: `${name} has no stacks to draw; it writes json and text`,
    });
  }

  /** The number that an option gives the text, or the place of its value among those of an enum. */
  #choice(text: TextSwitch): number | undefined {
    const { options } = this.#manifest;
    const option = options.find(({ to }) => to?.some((target) => 'text' in target && target.text === text));
    const value = option === undefined ? undefined : this.#line.options.value(option.name);
    if (typeof value === 'bigint') return Number(value);
    return typeof value === 'string' ? option?.values?.indexOf(value) : undefined;
  }

  /** The value that pictures show: the one that orders the text, where the tool lets it be chosen. */
  #value({ text }: Result): number {
    return text?.layout === 'outstanding' ? Math.max(0, this.#choice('sort') ?? 0) : 0;
  }

  /**
   * asked: the form was asked for by `--out`; otherwise it is BCC's, with BCC's switches. compared: the profile is a
   * comparison.
   */
  #renderOptions(result: Result, { asked, compared }: { asked: boolean; compared: boolean }): RenderOptions {
    const { title, palette, countName, text, sampleTypes } = result;
    const on = this.#switches;
    const value = this.#value(result);
    const name = value === 0 ? countName : sampleTypes?.[value]?.type;
    const sort = text?.sort === undefined ? {} : { sort: text.sort };
    const divisor = text?.unit === 'us' ? { divisor: 1000n } : {};
    return {
      ...(compared ? {} : { value }),
      version,
      flame: {
        title: titleText(title, this.#line.options),
        ...(palette === undefined ? {} : { colors: `kind:${palette}` }),
        ...(name === undefined ? {} : { countname: name }),
      },
      folded: asked
        ? {}
        : {
            delimiter: on.has('delimited'),
            annotations: on.has('annotations'),
            ...divisor,
            ...sort,
          },
      text: {
        delimiter: on.has('delimited'),
        annotations: on.has('annotations'),
        addresses: on.has('addresses') || on.has('verbose'),
        offsets: on.has('offsets') || on.has('verbose'),
        lines: on.has('lines'),
        origins: on.has('verbose'),
        ...(text?.layout === 'calls' ? { layout: text.layout } : {}),
        ...divisor,
        ...sort,
      },
      ...(text?.layout === 'outstanding'
        ? {
            outstanding: {
              top: this.#choice('top'),
              by: this.#choice('sort'),
              lines: on.has('lines'),
              origins: on.has('verbose'),
              growth: compared,
              ...sort,
            },
          }
        : {}),
    };
  }
}

/** How records are written to a target: as JSON where that is asked for, else as text. */
function recordsFormat({ format }: OutputTarget): 'text' | 'json' {
  return format === 'json' || format === 'samples' ? 'json' : 'text';
}

/** A profile whose shown value is another. */
function showing(profile: Profile, defaultValue: number): Profile {
  return { ...profile, defaultValue };
}

/** What one turn writes: several results of one target follow each other where its form allows that. */
class TurnOutput {
  readonly #chunks = new Map<OutputTarget, Uint8Array[]>();

  add(target: OutputTarget, chunks: readonly Uint8Array[]): void {
    const before = this.#chunks.get(target);
    if (before === undefined) this.#chunks.set(target, [...chunks]);
    else if (recordsFormats.some((each) => each === target.format) || target.format === 'folded')
      before.push(...chunks);
  }

  write(turn: Turn): void {
    for (const [target, chunks] of this.#chunks) writeOutput(intervalPath(target, turn.number), chunks);
  }
}

function checkTarget({ format, path }: OutputTarget): void {
  if (path === '-') {
    if (process.stdout.isTTY === true && binaryFormats.includes(format)) {
      throw new BccxError('BCCX_OUTPUT_TARGET', {
        spec: `${format}:-`,
        cause: 'binary data does not go to a terminal',
      });
    }
    return;
  }
  const directory = statSync(dirname(path), { throwIfNoEntry: false });
  if (directory?.isDirectory() !== true) {
    throw new BccxError('BCCX_OUTPUT_WRITE', { path, cause: 'its directory does not exist' });
  }
}
