import { visible } from '../output/escape.ts';
import type { UserStacks } from '../profile/user-stacks.ts';

/** Objects that are named; the others are counted together. */
const NAMED = 3;

/** The line that says how many user stacks are whole, and what broke the rest; undefined when there is nothing to judge. */
export function userStackNotice({ all, complete, late, broken }: UserStacks): string | undefined {
  if (all === 0n) return undefined;
  const finished = late === 0n ? '' : ` (${share(late, all)} finished late)`;
  const line = `${share(complete, all)} of user stacks are complete${finished}`;
  if (broken.length === 0) return line;
  const named = broken.slice(0, NAMED).map(([where, amount]) => `${visible(where)} (${share(amount, all)})`);
  const more = broken.length > NAMED ? ` and ${broken.length - NAMED} more` : '';
  return `${line}; the others end in ${named.join(', ')}${more}`;
}

/** Rounded towards the middle: 100 % is all of it and 0 % nothing. */
function share(part: bigint, all: bigint): string {
  if (part === all) return '100 %';
  const hundredths = (part * 10_000n) / all;
  return `${hundredths === 0n && part > 0n ? '< 0.01' : (Number(hundredths) / 100).toFixed(2)} %`;
}
