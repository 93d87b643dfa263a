import type { Option, Probe } from './manifest.generated.ts';
import type { Manifest } from './manifest.ts';
import type { ToolOptions } from './tool-options.ts';

/** What kind of thing a pattern names. */
export type PatternKind = 'kernel' | 'user' | 'tracepoint' | 'usdt';

/** A pattern of things to trace, as BCC writes them. */
export interface Pattern {
  readonly kind: PatternKind;
  /** Of user functions and USDT probes: a library's name or a path. */
  readonly library: string;
  /** With `*` for any text, or a regular expression. */
  readonly name: string;
}

/**
 * `func`, `p::func`: a kernel function. `lib:func`, `path:func`, `p:lib:func`: a user function. `t:category:event`: a
 * tracepoint. `u:lib:probe`, `u:lib:provider:probe`: a USDT probe. Undefined for anything else.
 */
export function parsePattern(text: string): Pattern | undefined {
  const parts = text.split(':');
  const [first = '', second = '', third = ''] = parts;
  if (parts.length === 1) return named('kernel', '', first);
  if (first === 't' && parts.length === 3)
    return second === '' ? undefined : named('tracepoint', '', `${second}:${third}`);
  if (first === 'u' && parts.length >= 3)
    return second === '' ? undefined : named('usdt', second, parts.slice(2).join(':'));
  if (first === 'p' && parts.length >= 3) {
    const name = parts.slice(2).join(':');
    return second === '' ? named('kernel', '', name) : named('user', second, name);
  }
  return first === '' ? undefined : named('user', first, parts.slice(1).join(':'));
}

function named(kind: PatternKind, library: string, name: string): Pattern | undefined {
  return name === '' || name.endsWith(':') || name.startsWith(':') ? undefined : { kind, library, name };
}

/** True when a pattern may stand for several names. */
export function isWild({ name }: Pattern, regexp: boolean): boolean {
  return regexp || name.includes('*') || name.includes('?');
}

/**
 * What matches a pattern's name: whole names with `*` and `?`, or, as BCC has it, names that a regular expression matches from
 * their beginning.
 *
 * @throws {SyntaxError} for a regular expression that is none
 */
export function matcher({ name }: Pattern, regexp: boolean): RegExp {
  if (regexp) return new RegExp(`^(?:${name})`, 'u');
  const parts = name.split(/([*?])/).map((part) => {
    if (part === '*') return '.*';
    return part === '?' ? '.' : part.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('')}$`, 'u');
}

const probeKinds: Partial<Record<Probe['type'], PatternKind>> = {
  kprobe: 'kernel',
  kretprobe: 'kernel',
  'kprobe-multi': 'kernel',
  'kretprobe-multi': 'kernel',
  uprobe: 'user',
  uretprobe: 'user',
  'uprobe-multi': 'user',
  'uretprobe-multi': 'user',
  tracepoint: 'tracepoint',
  usdt: 'usdt',
};

/** The option of type `pattern` that a probe takes its target from. */
export function patternOption({ target }: Probe, { options }: Pick<Manifest, 'options'>): Option | undefined {
  if (typeof target !== 'object') return undefined;
  return options.find((option) => option.name === target.option && option.type === 'pattern');
}

/** The pattern that a probe of this run takes its targets from. */
export function patternOf(
  probe: Probe,
  manifest: Pick<Manifest, 'options'>,
  options: ToolOptions,
): Pattern | undefined {
  const option = patternOption(probe, manifest);
  const text = option === undefined ? undefined : options.value(option.name);
  return typeof text === 'string' ? parsePattern(text) : undefined;
}

/** False for a probe whose target is a pattern of another kind. */
export function fitsPattern(probe: Probe, manifest: Pick<Manifest, 'options'>, options: ToolOptions): boolean {
  if (patternOption(probe, manifest) === undefined) return true;
  return patternOf(probe, manifest, options)?.kind === probeKinds[probe.type];
}
