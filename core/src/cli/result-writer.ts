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
import type { SandboxResult } from '../sandbox/sandbox.ts';
import type { Turn } from '../session/trace-request.ts';
import type { RescuedResult } from '../unnamed/rescue.ts';
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

/** Writes what a trace found where the command line says: files, or BCC's text on stdout. */
export class ResultWriter {
  readonly #manifest: Manifest;
  readonly #line: CommandLine;
  readonly #targets: readonly OutputTarget[];
  readonly #switches: ReturnType<typeof textSwitches>;

  /**
   * Checks the targets before anything is traced.
   *
   * @throws {BccxError} BCCX_OUTPUT_TARGET, BCCX_OUTPUT_WRITE
   */
  constructor(manifest: Manifest, line: CommandLine) {
    this.#manifest = manifest;
    this.#line = line;
    this.#switches = textSwitches(manifest, line.options);
    this.#targets = line.out.map(parseOutputTarget);
    for (const target of this.#targets) checkTarget(target);
    if (line.json) this.#targets = [...this.#targets, { format: 'json', path: '-' }];
    if (this.#targets.length === 0) {
      this.#targets = [{ format: this.#switches.has('folded') ? 'folded' : 'text', path: '-' }];
    }
  }

  /** Returns lines that the user should see of what was written. */
  async write(results: readonly SandboxResult[], turn: Turn): Promise<string[]> {
    const notices: string[] = [];
    for (const { kind, result: index, bytes } of results) {
      const result = this.#manifest.results[index];
      if (result === undefined)
        throw new BccxError('BCCX_INTERNAL', { what: `the module answered result ${index}, which the manifest lacks` });
      if (kind === 'text') printOut(new TextDecoder().decode(bytes));
      else if (kind === 'profile') notices.push(...(await this.#writeProfile(result, bytes, turn)));
      else throw new BccxError('BCCX_INTERNAL', { what: `results of kind '${kind}' are not written yet` });
    }
    return notices;
  }

  /** Writes a result that was made without the tool's module. */
  async writeRescued({ result: index, profile }: RescuedResult, turn: Turn): Promise<void> {
    const result = this.#manifest.results[index];
    if (result !== undefined) await this.#render(result, profile, turn);
  }

  async #writeProfile(result: Result, bytes: Uint8Array, turn: Turn): Promise<string[]> {
    const [{ decodeProfile }, { userStacks }] = await Promise.all([
      import('../profile/decode.ts'),
      import('../profile/user-stacks.ts'),
    ]);
    const profile = decodeProfile(bytes);
    await this.#render(result, profile, turn);
    const notice = userStackNotice(userStacks(profile));
    return notice === undefined ? [] : [notice];
  }

  async #render(result: Result, profile: Profile, turn: Turn): Promise<void> {
    const { render } = await import('../output/render.ts');
    const shown = this.#switches.has('lines')
      ? (await import('../profile/line-names.ts')).withLineNames(profile)
      : profile;
    for (const target of this.#targets) {
      const own = this.#line.out.length > 0 || this.#line.json;
      const options = this.#renderOptions(result, own);
      writeOutput(
        intervalPath(target, turn.number),
        await render(target.format, namesOnly.has(target.format) ? shown : profile, options),
      );
    }
  }

  /** The number that an option gives the text, or the place of its value among those of an enum. */
  #choice(text: TextSwitch): number | undefined {
    const { options } = this.#manifest;
    const option = options.find(({ to }) => to?.some((target) => 'text' in target && target.text === text));
    const value = option === undefined ? undefined : this.#line.options.value(option.name);
    if (typeof value === 'bigint') return Number(value);
    return typeof value === 'string' ? option?.values?.indexOf(value) : undefined;
  }

  /** asked: the form was asked for by `--out`; otherwise it is BCC's, with BCC's switches. */
  #renderOptions({ title, palette, countName, text }: Result, asked: boolean): RenderOptions {
    const on = this.#switches;
    const sort = text?.sort === undefined ? {} : { sort: text.sort };
    const divisor = text?.unit === 'us' ? { divisor: 1000n } : {};
    return {
      value: 0,
      version,
      flame: {
        title: title.replace(/\{([a-z][a-z0-9-]*)\}/g, (whole, name: string) => this.#line.options.text(name) ?? whole),
        ...(palette === undefined ? {} : { colors: `kind:${palette}` }),
        ...(countName === undefined ? {} : { countname: countName }),
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
        ...(text?.layout === 'calls' ? { layout: text.layout } : {}),
        ...divisor,
        ...sort,
      },
      ...(text?.layout === 'outstanding'
        ? { outstanding: { top: this.#choice('top'), by: this.#choice('sort'), lines: on.has('lines'), ...sort } }
        : {}),
    };
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
