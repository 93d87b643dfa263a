/** What the page shows, as text in its address: `#v=sandwich&f=malloc`, `#z=main;run&s=alloc`. */

export const VIEWS = ['flame', 'icicle', 'sandwich', 'tree', 'top'] as const;
export type ViewName = (typeof VIEWS)[number];

export interface PageState {
  readonly view: ViewName;
  /** Names from below the root to the zoomed frame. */
  readonly path: readonly string[];
  readonly search: string;
  /** Function whose callers and callees are shown. */
  readonly focus: string;
}

export function formatPageState({ view, path, search, focus }: PageState): string {
  const parts = [`v=${view}`];
  if (path.length > 0) parts.push(`z=${path.map(encodeURIComponent).join(';')}`);
  if (search !== '') parts.push(`s=${encodeURIComponent(search)}`);
  if (focus !== '') parts.push(`f=${encodeURIComponent(focus)}`);
  return `#${parts.join('&')}`;
}

export function parsePageState(hash: string, usual: ViewName): PageState {
  const values = new Map<string, string>();
  for (const part of hash.replace(/^#/, '').split('&')) {
    const equals = part.indexOf('=');
    if (equals > 0) values.set(part.slice(0, equals), part.slice(equals + 1));
  }
  const path = values.get('z') ?? '';
  return {
    view: VIEWS.find((view) => view === values.get('v')) ?? usual,
    path: path === '' ? [] : path.split(';').map(decode),
    search: decode(values.get('s') ?? ''),
    focus: decode(values.get('f') ?? ''),
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
