import { readFileSync } from 'node:fs';
import { visible } from '../../output/escape.ts';
import { frameColors, type PaletteOptions } from '../../output/flame/palette.ts';
import { writeOutput } from '../../output/write.ts';
import type { TreeFrame } from '../../profile/tree-frames.ts';

/** Colours by name as flamegraph.pl keeps them: `name->rgb(r,g,b)`, one a line. */
export interface PaletteFile {
  readonly colors: Map<string, string>;
  /** Lines that are not of this form. */
  readonly bad: number;
}

/** Reads the file; one that is not there yet is empty. */
export function readPaletteFile(path: string): PaletteFile {
  const colors = new Map<string, string>();
  let bad = 0;
  for (const line of readOrNothing(path).split('\n')) {
    if (line.trim() === '') continue;
    const [, name, ...channels] = /^(.*)->rgb\((\d{1,3}), ?(\d{1,3}), ?(\d{1,3})\)\s*$/.exec(line) ?? [];
    if (name === undefined) bad++;
    else colors.set(name, hex(channels.map(Number)));
  }
  return { colors, bad };
}

/** Writes the colours of all frames, those from the file and those that were missing in it. */
export function writePaletteFile(path: string, frames: readonly TreeFrame[], options: PaletteOptions): void {
  const all = new Map(options.palette);
  const colors = frameColors(frames, options);
  for (const [i, { name }] of frames.entries()) all.set(name, colors[i] ?? '');
  const lines = [...all].map(([name, color]) => `${visible(name)}->rgb(${rgb(color).join(',')})\n`).sort();
  writeOutput(path, Buffer.from(lines.join('')));
}

function readOrNothing(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

function hex(channels: readonly number[]): string {
  return `#${channels.map((value) => Math.min(255, value).toString(16).padStart(2, '0')).join('')}`;
}

function rgb(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}
