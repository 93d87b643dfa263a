import { join } from 'node:path';
import { BccxError, causeText } from '../../errors/bccx-error.ts';
import type { Manifest } from '../../manifest/manifest.ts';
import { ToolOptions } from '../../manifest/tool-options.ts';
import { mapBytesWith } from '../../policy/map-sizes.ts';
import type { ObjectFinding } from '../../policy/object/finding.ts';
import { readBpfObject } from '../../policy/object/read-object.ts';
import { SourceLines } from '../../policy/object/source-lines.ts';
import { examineModule, examineObject } from '../../policy/review.ts';
import { readRegularFile } from '../../store/read-file.ts';
import type { JsonFile, ToolFolder } from '../tool-folder.ts';
import type { Finding } from './finding.ts';

const maxPayload = 64 << 20;

/** Per-CPU maps are judged for a machine as large as a tool may meet. */
const manyCpus = 512;

/** What each refusal is about in the manifest, and what its author can do. */
const declarations: Readonly<
  Record<string, { pointer: string; remedy: (params: Readonly<Record<string, unknown>>) => string }>
> = {
  BCCX_PERMISSION_HELPER: {
    pointer: '/permissions/helpers',
    remedy: ({ helper }) => `add "${helper}" to permissions.helpers of the manifest, or do without the call`,
  },
  BCCX_PERMISSION_KFUNC: {
    pointer: '/permissions/kfuncs',
    remedy: ({ kfunc }) => `add "${kfunc}" to permissions.kfuncs of the manifest, or do without the call`,
  },
  BCCX_PERMISSION_KSYM: {
    pointer: '/permissions/ksyms',
    remedy: ({ ksym }) => `add "${ksym}" to permissions.ksyms of the manifest, or do without the variable`,
  },
  BCCX_PERMISSION_PROGRAM: {
    pointer: '/permissions/programs',
    remedy: ({ type }) => `add "${type}" to permissions.programs of the manifest`,
  },
  BCCX_PERMISSION_ATTACH: {
    pointer: '/permissions/attach',
    remedy: ({ target }) => `add "${target}" to permissions.attach of the manifest`,
  },
  BCCX_PERMISSION_MAP_BYTES: {
    pointer: '/permissions/mapBytes',
    remedy: ({ bytes }) => `declare ${bytes} or more in permissions.mapBytes, or make the maps smaller`,
  },
  BCCX_PERMISSION_MODULE: {
    pointer: '/permissions/module',
    remedy: () => 'declare it in permissions.module of the manifest',
  },
};

/** Reads the BPF objects and the module as `run` would, and holds them against what the manifest declares. */
export function payloadFindings(tool: ToolFolder, manifest: Manifest, json: JsonFile): Finding[] {
  const objects = [
    ...new Set(typeof manifest.object === 'string' ? [manifest.object] : Object.values(manifest.object)),
  ];
  return [
    ...objects.flatMap((file) =>
      ofFile(tool, file, (bytes) => new ObjectCheck(manifest, json, { file, bytes }).findings()),
    ),
    ...(manifest.module === undefined
      ? []
      : ofFile(tool, manifest.module, (bytes) =>
          moduleFindings(manifest, json, { file: manifest.module ?? '', bytes }),
        )),
  ];
}

/** Checks a file that must be there; a refusal of its form is a finding too. */
function ofFile({ directory }: ToolFolder, file: string, check: (bytes: Uint8Array) => Finding[]): Finding[] {
  const error = (what: string, remedy: string, code?: string): Finding[] => [
    { level: 'error', file, line: 1, what, remedy, ...(code === undefined ? {} : { code }) },
  ];
  let bytes: Uint8Array;
  try {
    bytes = readRegularFile(join(directory, file), maxPayload);
  } catch (thrown) {
    return error(causeText(thrown), 'run `bccx build`', 'BCCX_TOOL_FILE');
  }
  try {
    return check(bytes);
  } catch (thrown) {
    if (!(thrown instanceof BccxError)) throw thrown;
    return error(thrown.message, thrown.hint, thrown.code);
  }
}

interface PayloadBytes {
  readonly file: string;
  readonly bytes: Uint8Array;
}

class ObjectCheck {
  readonly #manifest: Manifest;
  readonly #json: JsonFile;
  readonly #payload: PayloadBytes;

  constructor(manifest: Manifest, json: JsonFile, payload: PayloadBytes) {
    this.#manifest = manifest;
    this.#json = json;
    this.#payload = payload;
  }

  /** @throws {BccxError} BCCX_OBJECT_* */
  findings(): Finding[] {
    const { problems, warnings, object, dangers } = examineObject({
      manifest: this.#manifest,
      identity: { name: this.#manifest.name, publisher: undefined, hashes: () => [] },
      object: this.#payload,
      module: undefined,
      // Whoever runs it decides what is granted, and the machine's administrator what is allowed there.
      grants: { permissions: 'declared', dangerous: [] },
      policy: undefined,
      cpus: 1,
    });
    const lines = new SourceLines(this.#payload.bytes, this.#payload.file);
    return [
      ...problems.filter(({ code }) => code !== 'BCCX_PERMISSION_DANGEROUS').map((each) => this.#problem(each, lines)),
      ...warnings.map((what) => this.#unused(what)),
      ...dangers.map(({ name, what }) => this.#danger(name, what)),
      ...(problems.some(({ code }) => code === 'BCCX_PERMISSION_MAP_BYTES') ? [] : this.#largeMachines()),
      ...this.#types(object, lines),
    ];
  }

  #problem(error: BccxError, lines: SourceLines): Finding {
    const params = error.params as Readonly<Record<string, unknown>>;
    const { function: name, instruction } = params;
    const source =
      typeof name === 'string' && typeof instruction === 'number'
        ? lines.of({ function: name, instruction })
        : undefined;
    return { ...declarationFinding(error, this.#json), ...source };
  }

  #unused(what: string): Finding {
    const name = /'([^']+)'/.exec(what)?.[1] ?? '';
    const place = linesOf(this.#json, name);
    const declared = what.endsWith('is declared and not used');
    return {
      level: 'warning',
      file: this.#json.file,
      line: place ?? this.#json.json.lineOf(declared ? '/permissions' : '/attach'),
      what,
      remedy: declared ? 'declare what is used and no more: users are asked for it' : 'attach it, or leave it out',
    };
  }

  #danger(name: string, what: string): Finding {
    return {
      level: 'warning',
      file: this.#payload.file,
      line: 1,
      what: `${what} can change the system`,
      remedy: `users must grant it by name (--grant ${name}); say in README.md why the tool needs it`,
    };
  }

  /** Per-CPU maps grow with the machine, and the limit is one number for all of them. */
  #largeMachines(): Finding[] {
    const { finding } = readBpfObject(this.#payload.bytes, { name: this.#payload.file, cpus: manyCpus });
    const bytes = mapBytesWith(finding, this.#manifest, new ToolOptions(this.#manifest.options, new Map()));
    const { mapBytes } = this.#manifest.permissions;
    if (bytes <= mapBytes) return [];
    return [
      {
        level: 'warning',
        file: this.#json.file,
        line: this.#json.json.lineOf('/permissions/mapBytes'),
        what: `on a machine of ${manyCpus} CPUs its maps take ${bytes} bytes, and it would be refused there`,
        remedy: `declare ${bytes} in permissions.mapBytes`,
      },
    ];
  }

  #types({ license, gpl }: ObjectFinding, { missing }: SourceLines): Finding[] {
    const { file } = this.#payload;
    const findings: Finding[] = [];
    const error = (what: string, remedy: string): void => {
      findings.push({ level: 'error', file, line: 1, what, remedy });
    };
    if (missing.length > 0) {
      error(
        `has no ${missing.join(' and no ')}`,
        'compile it with clang -g, as `bccx build` does: without types it fits one kernel',
      );
    }
    if (license === '') error('names no licence', 'add: char LICENSE[] SEC("license") = "Dual BSD/GPL";');
    else if (!gpl)
      error(
        `its licence '${license}' is none that the kernel takes for GPL-compatible`,
        'use "GPL" or "Dual BSD/GPL": most helpers require it',
      );
    return findings;
  }
}

/** @throws {BccxError} BCCX_MODULE_* */
function moduleFindings(manifest: Manifest, json: JsonFile, payload: PayloadBytes): Finding[] {
  const { problems, warnings } = examineModule(manifest, payload);
  return [
    ...problems.map((each) => declarationFinding(each, json)),
    ...warnings.map((what): Finding => {
      const name = /'([^']+)'/.exec(what)?.[1] ?? '';
      return {
        level: 'warning',
        file: json.file,
        line: linesOf(json, name) ?? json.json.lineOf('/permissions/module'),
        what,
        remedy: 'declare what is used and no more: users are asked for it',
      };
    }),
  ];
}

function declarationFinding(error: BccxError, json: JsonFile): Finding {
  const known = declarations[error.code];
  return {
    level: 'error',
    file: json.file,
    line: json.json.lineOf(known?.pointer ?? '/permissions'),
    what: error.message.replace(/^policy: checking '[^']*': /, ''),
    remedy: known?.remedy(error.params as Readonly<Record<string, unknown>>) ?? error.hint,
    code: error.code,
  };
}

/** The line on which the manifest has this text as a value. */
function linesOf({ bytes }: JsonFile, value: string): number | undefined {
  const at = bytes.indexOf(`"${value}"`);
  if (value === '' || at < 0) return undefined;
  let line = 1;
  for (let next = bytes.indexOf(10); next >= 0 && next < at; next = bytes.indexOf(10, next + 1)) line++;
  return line;
}
