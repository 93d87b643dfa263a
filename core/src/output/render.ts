import type { Profile } from '../profile/model.ts';
import type { FlameOptions } from './flame/options.ts';
import type { FoldedOptions } from './folded.ts';
import type { OutstandingOptions } from './outstanding.ts';
import type { OutputFormat } from './targets.ts';
import type { TerminalOptions } from './terminal.ts';
import type { TextOptions } from './text.ts';

/** What each form may be told; a form ignores what is not its own. */
export interface RenderOptions {
  /** Index of the value type to show; the profile's default one without. */
  readonly value?: number;
  /** Version of bccx, for forms that name their maker. */
  readonly version?: string;
  readonly flame?: FlameOptions;
  readonly folded?: FoldedOptions;
  readonly text?: TextOptions;
  /** Given: the text is memleak's instead. */
  readonly outstanding?: OutstandingOptions;
  readonly terminal?: TerminalOptions;
}

/**
 * Writes a profile in a form, as chunks of bytes in order. Pure but for the seed of `random` colours. The code of a
 * form is loaded when it is first asked for.
 */
export async function render(
  format: OutputFormat,
  profile: Profile,
  options: RenderOptions = {},
): Promise<Uint8Array[]> {
  const value = options.value === undefined ? {} : { value: options.value };
  const title = options.flame?.title === undefined ? {} : { title: options.flame.title };
  const version = options.version === undefined ? {} : { version: options.version };
  const common = { ...title, ...value };
  switch (format) {
    case 'svg':
      return (await import('./flame/svg.ts')).renderSvg(profile, { ...options.flame, ...value });
    case 'html':
      return (await import('./flame/html.ts')).renderHtml(profile, { ...options.flame, ...value });
    case 'folded':
      return (await import('./folded.ts')).renderFolded(profile, { ...options.folded, ...value });
    case 'pprof':
      return (await import('./pprof.ts')).renderPprof(profile);
    case 'speedscope':
      return (await import('./speedscope.ts')).renderSpeedscope(profile, { ...common, ...version });
    case 'firefox':
      return (await import('./firefox.ts')).renderFirefox(profile, common);
    case 'flamebearer':
      return (await import('./flamebearer.ts')).renderFlamebearer(profile, common);
    case 'json':
      return (await import('./json.ts')).renderJson(profile, title);
    case 'samples':
      return (await import('./samples-json.ts')).renderSamples(profile, title);
    case 'text':
      if (options.outstanding !== undefined)
        return (await import('./outstanding.ts')).renderOutstanding(profile, options.outstanding);
      return (await import('./text.ts')).renderText(profile, { ...options.text, ...value });
    case 'view':
      return (await import('./terminal.ts')).renderView(profile, { ...common, ...options.terminal });
    case 'top':
      return (await import('./terminal.ts')).renderTop(profile, { ...common, ...options.terminal });
  }
}
