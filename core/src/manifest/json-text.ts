/**
 * Where each value of a JSON text stands, so that a manifest's author is told the line.
 *
 * Expects text that JSON.parse accepts. Pointers are RFC 6901: the empty string is the whole document.
 */
export interface JsonText {
  /** The parsed value. */
  readonly value: unknown;
  /** Line (from 1) of the value at a pointer, or of its nearest parent that is there. */
  lineOf(pointer: string): number;
  /** Pointers of keys that one object has twice; JSON.parse would keep the last in silence. */
  readonly duplicates: readonly string[];
}

/** Parses JSON and remembers positions. Throws JSON.parse's SyntaxError. */
export function parseJsonText(text: string): JsonText {
  const value: unknown = JSON.parse(text);
  const offsets = new Map<string, number>();
  const duplicates = scan(text, offsets);
  return {
    value,
    duplicates,
    lineOf(pointer) {
      for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
        const offset = offsets.get(at);
        if (offset !== undefined) return lineAt(text, offset);
        if (at === '') return 1;
      }
    },
  };
}

/** One key of an RFC 6901 pointer, escaped. */
export function pointerKey(key: string | number): string {
  return `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** Line (from 1) of a character offset. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let i = text.indexOf('\n'); i >= 0 && i < offset; i = text.indexOf('\n', i + 1)) line++;
  return line;
}

interface Container {
  readonly pointer: string;
  /** Keys seen, for an object; undefined for an array. */
  readonly keys: Set<string> | undefined;
  /** Key or index of the value that comes next. */
  next: string | number;
  /** In an object: the next string is a key. */
  expectKey: boolean;
}

/** Deeper places keep the line of the nearest parent above: their pointers would cost quadratic memory. */
const maxDepth = 32;

const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/gy;

/** Walks the tokens with a stack of its own: nesting costs no recursion. */
function scan(text: string, offsets: Map<string, number>): string[] {
  const duplicates: string[] = [];
  const stack: Container[] = [];
  const place = (offset: number): string => {
    const parent = stack.at(-1);
    const pointer = parent === undefined ? '' : parent.pointer + pointerKey(parent.next);
    if (stack.length <= maxDepth) offsets.set(pointer, offset);
    return pointer;
  };
  const skipSpace = /\s*/gy;
  for (let at = 0; ; ) {
    skipSpace.lastIndex = at;
    skipSpace.test(text);
    token.lastIndex = skipSpace.lastIndex;
    const match = token.exec(text);
    if (match === null) return duplicates;
    at = token.lastIndex;
    const parent = stack.at(-1);
    const [word] = match;
    if (word === '{' || word === '[') {
      const pointer = place(match.index);
      const isObject = word === '{';
      stack.push({ pointer, keys: isObject ? new Set() : undefined, next: isObject ? '' : 0, expectKey: isObject });
    } else if (word === '}' || word === ']') {
      stack.pop();
    } else if (word === ',') {
      if (typeof parent?.next === 'number') parent.next++;
      else if (parent !== undefined) parent.expectKey = true;
    } else if (word !== ':') {
      if (parent?.expectKey === true) {
        const key: string = JSON.parse(word);
        parent.next = key;
        parent.expectKey = false;
        if (parent.keys?.has(key) === true) duplicates.push(parent.pointer + pointerKey(key));
        parent.keys?.add(key);
      } else {
        place(match.index);
      }
    }
  }
}
