/**
 * What a picture shows, as text in the page's address: `#z=main;run;alloc&s=malloc`. A path of names finds its frame in
 * another width and after another run. A page with several pictures puts the number of the picture before the keys.
 */

export interface ViewState {
  /** Names from below the root to the zoomed frame; empty for the whole. */
  readonly path: readonly string[];
  readonly search: string;
  readonly ignoreCase: boolean;
}

export function formatState(state: ViewState, prefix: string, present: string): string {
  const kept = present
    .replace(/^#/, '')
    .split('&')
    .filter((part) => part !== '' && !ownKey(part, prefix));
  const own: string[] = [];
  if (state.path.length > 0) own.push(`${prefix}z=${state.path.map(encodeURIComponent).join(';')}`);
  if (state.search !== '') own.push(`${prefix}s=${encodeURIComponent(state.search)}`);
  if (state.ignoreCase) own.push(`${prefix}i=1`);
  return `#${[...kept, ...own].join('&')}`;
}

export function parseState(hash: string, prefix: string): ViewState {
  const values = new Map<string, string>();
  for (const part of hash.replace(/^#/, '').split('&')) {
    const equals = part.indexOf('=');
    if (equals > 0) values.set(part.slice(0, equals), part.slice(equals + 1));
  }
  const path = values.get(`${prefix}z`) ?? '';
  return {
    path: path === '' ? [] : path.split(';').map(decode),
    search: decode(values.get(`${prefix}s`) ?? ''),
    ignoreCase: values.get(`${prefix}i`) === '1',
  };
}

function ownKey(part: string, prefix: string): boolean {
  return ['z', 's', 'i'].some((key) => part.startsWith(`${prefix}${key}=`));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
