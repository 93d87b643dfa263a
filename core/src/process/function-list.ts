/** A function in an object's file. */
export interface FoundFunction {
  /** File offset of its first instruction. */
  readonly offset: number;
  /** File offset, at or shortly behind the entry, where an entry probe costs least. */
  readonly point: number;
  /** Bytes; 0 when the symbol has no size. */
  readonly size: number;
}

/** A USDT probe in an object's file; one probe may stand at several places. */
export interface FoundMarker {
  /** `provider:probe`. */
  readonly name: string;
  /** File offset of its instruction. */
  readonly offset: number;
  /** File offset of the counter that is raised while somebody listens; 0 when it has none. */
  readonly semaphore: number;
}

/** An object that a process maps, and what was asked for of it. */
export interface FoundObject {
  /** As the process sees it. */
  readonly path: string;
  /** `START-END` of its executable mapping, as /proc/PID/map_files names it. */
  readonly range: string;
  /** By name. */
  readonly functions: ReadonlyMap<string, FoundFunction>;
  readonly markers: readonly FoundMarker[];
}

/** An entry probe stands within this many bytes of the entry (BCCX_PROBE_POINT_BYTES in core/wasm/functions). */
const pointBytes = 32;
const ENOENT = 2;

/**
 * Reads an answer of functions.wasm (see its source for the form). Undefined when there is no such object. Of a name that is
 * there several times the first function counts. The text is checked: it comes from code that read hostile files.
 *
 * @throws {Error} naming the errno when the object could not be read, or when the text is no answer
 */
export function parseAnswer(text: string, token: number): FoundObject | undefined {
  let object: { path: string; range: string } | undefined;
  const functions = new Map<string, FoundFunction>();
  const markers: FoundMarker[] = [];
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const [, kind = '', of = '', rest = ''] = /^(\w+) ([0-9a-f]+) (.*)$/s.exec(line) ?? [];
    if (Number.parseInt(of, 16) !== token) throw damaged();
    if (kind === 'error') return failed(rest);
    if (kind === 'object') object = readObject(rest);
    else if (kind === 'function') addFunction(functions, rest);
    else if (kind === 'marker') markers.push(readMarker(rest));
    else throw damaged();
  }
  if (object === undefined) throw damaged();
  return { ...object, functions, markers };
}

function damaged(): Error {
  return new Error('the list of functions is damaged');
}

function failed(errno: string): undefined {
  if (Number.parseInt(errno, 16) === ENOENT) return undefined;
  throw new Error(`reading the object failed with errno ${Number.parseInt(errno, 16)}`);
}

function readObject(text: string): { path: string; range: string } {
  const [, start, end, path = ''] = /^([0-9a-f]{1,16}) ([0-9a-f]{1,16}) (.*)$/s.exec(text) ?? [];
  if (start === undefined || end === undefined) throw damaged();
  return { path, range: `${start}-${end}` };
}

function addFunction(functions: Map<string, FoundFunction>, text: string): void {
  const [, entry = '', at = '', bytes = '', name = ''] = /^([0-9a-f]+) ([0-9a-f]+) ([0-9a-f]+) (\S+)$/.exec(text) ?? [];
  const [offset, point, size] = [Number.parseInt(entry, 16), Number.parseInt(at, 16), Number.parseInt(bytes, 16)];
  const sound =
    Number.isSafeInteger(offset) && point >= offset && point < offset + pointBytes && Number.isSafeInteger(size);
  if (!sound) throw damaged();
  if (!functions.has(name)) functions.set(name, { offset, point, size });
}

function readMarker(text: string): FoundMarker {
  const [, at = '', counter = '', name = ''] = /^([0-9a-f]+) ([0-9a-f]+) (\S+)$/.exec(text) ?? [];
  const [offset, semaphore] = [Number.parseInt(at, 16), Number.parseInt(counter, 16)];
  if (!Number.isSafeInteger(offset) || !Number.isSafeInteger(semaphore)) throw damaged();
  return { name, offset, semaphore };
}
