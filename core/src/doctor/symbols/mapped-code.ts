import { gluePaths } from '@bccx/libbpf-glue';
import { Sandbox } from '../../sandbox/sandbox.ts';
import { askModule, loadAskedModule } from '../../wasm/asked-module.ts';

/** Executable memory of a process, and what there is to name it. */
export interface MappedCode {
  readonly start: bigint;
  readonly end: bigint;
  readonly kind: 'file' | 'vdso' | 'anonymous' | 'special';
  /** The file was deleted or replaced since. */
  readonly deleted: boolean;
  /** It says what its debug file is called (.gnu_debuglink). */
  readonly linked: boolean;
  /** Go's linker made it. */
  readonly isGo: boolean;
  /** Why it cannot be read, as profile.v1.proto numbers it (Location.why); 0 when it can. */
  readonly why: number;
  /** 64 or 32; 0 when that is not known. */
  readonly bits: number;
  /** Lower-case hex; empty when there is none. */
  readonly buildId: string;
  readonly symtab: number;
  readonly dynsym: number;
  /** Where symbols or lines were found beside its own tables; of another build: in a file that is not used. */
  readonly debug: 'build id' | '.gnu_debuglink' | 'MiniDebugInfo' | '.gopclntab' | 'of another build' | 'none';
  readonly lines: 'file' | 'debug file' | 'without split units' | 'without alternate file' | 'unreadable' | 'none';
  /** Percent of the code that lines and inlined calls are known of. */
  readonly described: number;
  /** As the process sees it; empty for anonymous memory. */
  readonly path: string;
}

export interface MappedCodeOfProcess {
  readonly code: readonly MappedCode[];
  /** Functions in the process's perf map; undefined when it has none. */
  readonly perfMap: number | undefined;
  /** Pieces of code in its jitdump. */
  readonly jitDump: number | undefined;
}

const limits = { memoryBytes: 512 << 20, cpuSeconds: 60, outputBytes: 64 << 20 };
const token = 1;

/**
 * Looks at all that a process maps executable. Its files are hostile: mapped.wasm reads them in a sandbox, with the code that
 * names frames.
 *
 * @throws {BccxError} of the sandbox; Error when the process cannot be looked at
 */
export async function mappedCode(pid: number): Promise<MappedCodeOfProcess> {
  const { jail, reader } = gluePaths();
  const sandbox = Sandbox.start({
    paths: { jail, reader },
    limits,
    reads: new Set(['process-maps', 'mapped-objects', 'companions', 'perf-map']),
    processes: [pid],
    onLog: () => undefined,
  });
  try {
    await loadAskedModule(sandbox, 'mapped');
    return parseMappedCode(await askModule(sandbox, Buffer.from(Uint32Array.of(token, pid).buffer)));
  } finally {
    await sandbox.close();
  }
}

const KINDS = { f: 'file', v: 'vdso', a: 'anonymous', s: 'special' } as const;
const DEBUG = {
  i: 'build id',
  l: '.gnu_debuglink',
  p: 'MiniDebugInfo',
  g: '.gopclntab',
  x: 'of another build',
  '-': 'none',
} as const;
const LINES = {
  f: 'file',
  d: 'debug file',
  s: 'without split units',
  a: 'without alternate file',
  u: 'unreadable',
  '-': 'none',
} as const;
const MAP = new RegExp(
  [
    '^map 1 (?<start>[0-9a-f]{1,16}) (?<end>[0-9a-f]{1,16})',
    '(?<kind>[fvas])(?<deleted>d?)(?<linked>l?)(?<go>g?) (?<why>[0-9a-f]) (?<bits>0|20|40)',
    '(?<id>-|[0-9a-f]{2,128}) (?<symtab>[0-9a-f]{1,8}) (?<dynsym>[0-9a-f]{1,8})',
    '(?<debug>[ilpgx-]) (?<lines>[fdsau-]) (?<share>[0-9a-f]{1,2}) (?<path>.*)$',
  ].join(' '),
  's',
);

/**
 * Reads an answer of mapped.wasm (see its source for the form); checked, since it comes from code that read hostile files.
 *
 * @throws {Error} naming the errno when the process could not be looked at, or when the text is no answer
 */
export function parseMappedCode(text: string): MappedCodeOfProcess {
  const code: MappedCode[] = [];
  const jit: (number | undefined)[] = [];
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const [, errno] = /^error 1 ([0-9a-f]{1,3})$/.exec(line) ?? [];
    if (errno !== undefined)
      throw new Error(causes.get(Number.parseInt(errno, 16)) ?? `errno ${Number.parseInt(errno, 16)}`);
    const [, ...entries] = /^jit 1 ([0-9a-f]{1,8}|-) ([0-9a-f]{1,8}|-)$/.exec(line) ?? [];
    if (entries.length === 0) code.push(readMap(line));
    jit.push(...entries.map((count) => (count === '-' ? undefined : Number.parseInt(count, 16))));
  }
  return { code, perfMap: jit[0], jitDump: jit[1] };
}

const causes: ReadonlyMap<number, string> = new Map([
  [1, 'not permitted'],
  [3, 'no such process'],
  [13, 'permission denied'],
]);

function readMap(line: string): MappedCode {
  const map = MAP.exec(line)?.groups;
  if (map === undefined) throw new Error('the description of mapped code is damaged');
  const number = (name: string): number => Number.parseInt(map[name] ?? '', 16);
  return {
    start: BigInt(`0x${map['start']}`),
    end: BigInt(`0x${map['end']}`),
    kind: KINDS[map['kind'] as keyof typeof KINDS],
    deleted: map['deleted'] !== '',
    linked: map['linked'] !== '',
    isGo: map['go'] !== '',
    why: number('why'),
    bits: number('bits'),
    buildId: map['id'] === '-' ? '' : (map['id'] ?? ''),
    symtab: number('symtab'),
    dynsym: number('dynsym'),
    debug: DEBUG[map['debug'] as keyof typeof DEBUG],
    lines: LINES[map['lines'] as keyof typeof LINES],
    described: number('share'),
    path: map['path'] ?? '',
  };
}
