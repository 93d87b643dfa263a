import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { BccxError, causeText } from '../../errors/bccx-error.ts';
import { loadAdminPolicy } from '../../policy/admin/load-policy.ts';
import { dangers } from '../../policy/danger.ts';
import { whatItSees, whatModuleReads } from '../../policy/honesty.ts';
import { readModule } from '../../policy/module/read-module.ts';
import { disassemble } from '../../policy/object/disassemble.ts';
import { type BpfObjectReading, readBpfObject } from '../../policy/object/read-object.ts';
import { possibleCpus } from '../../policy/possible-cpus.ts';
import { examineTool } from '../../policy/review.ts';
import { findTool } from '../../store/find-tool.ts';
import { readPayload } from '../../store/payload.ts';
import { readRegularFile } from '../../store/read-file.ts';
import { disassemblyText } from '../inspect/disassembly-text.ts';
import { moduleText } from '../inspect/module-text.ts';
import { objectText } from '../inspect/object-text.ts';
import { reviewText } from '../inspect/review-text.ts';
import type { Report, VerbModule } from '../verb.ts';

const maxFile = 32 << 20;

/** `bccx inspect TOOL|FILE`: what the bytes of a tool, a BPF object or a WASM module hold. */
export const inspect: VerbModule = {
  declare: (command) => {
    command
      .argument('TOOL|FILE', 'name of a tool, path of a package, of a BPF object (.o) or of a module (.wasm)')
      .option('--disasm <PROGRAM>', 'print the instructions of a program and of all functions that it calls')
      .allowExcessArguments(false);
  },
  async run({ args: [name = ''], options }) {
    const program = typeof options['disasm'] === 'string' ? options['disasm'] : undefined;
    if (isFile(name)) return inspectFile(name, program);
    return inspectTool(name, program);
  },
};

/** A word is a file when it ends as one; everything else is looked up as a tool. */
function isFile(name: string): boolean {
  return (
    /\.(o|wasm)$/.test(name) || (name.includes('/') && statSync(name, { throwIfNoEntry: false })?.isFile() === true)
  );
}

function inspectFile(path: string, program: string | undefined): Report {
  const bytes = readInput(path);
  const file = basename(path);
  if (bytes[0] === 0 && bytes[1] === 0x61) {
    if (program !== undefined) {
      throw new BccxError('BCCX_USAGE', { what: 'inspect: --disasm is for BPF objects', verb: 'inspect' });
    }
    const module = readModule(bytes, file);
    return { data: { module, reads: whatModuleReads(module) }, text: moduleText(module) };
  }
  const reading = readBpfObject(bytes, { name: file, cpus: possibleCpus() });
  if (program !== undefined) return disassembly(reading, program);
  const { finding } = reading;
  return { data: { object: finding, dangers: dangers(finding), sees: whatItSees(finding) }, text: objectText(finding) };
}

function inspectTool(name: string, program: string | undefined): Report {
  const tool = findTool(name);
  const { object, module } = readPayload(tool);
  if (program !== undefined) {
    return disassembly(readBpfObject(object.bytes, { name: object.file, cpus: possibleCpus() }), program);
  }
  const review = examineTool({
    manifest: tool.manifest,
    identity: {
      name: tool.packageName,
      publisher: undefined,
      hashes: () => [object, ...(module === undefined ? [] : [module])].map(({ sha256 }) => sha256),
    },
    object,
    module,
    grants: { permissions: 'declared', dangerous: [] },
    policy: loadAdminPolicy(),
    cpus: possibleCpus(),
  });
  const { problems, warnings } = review;
  const parts = [objectText(review.object), ...(review.module === undefined ? [] : [moduleText(review.module)])];
  return {
    data: {
      name: tool.manifest.name,
      package: tool.packageName,
      version: tool.version,
      declared: review.declared,
      object: review.object,
      module: review.module,
      dangers: review.dangers,
      sees: whatItSees(review.object),
      reads: review.module === undefined ? [] : whatModuleReads(review.module),
      problems: problems.map(({ code, message, hint }) => ({ code, message, hint })),
      warnings,
    },
    text: [...parts, reviewText(review)].join('\n'),
    exit: problems.length === 0 ? 0 : 4,
  };
}

function disassembly(reading: BpfObjectReading, program: string): Report {
  const functions = disassemble(reading, program);
  if (functions === undefined) {
    const names = reading.finding.programs.map((each) => each.name).join(', ');
    throw new BccxError('BCCX_USAGE', {
      what: `inspect: no program '${program}'; there are: ${names}`,
      verb: 'inspect',
    });
  }
  return { data: { disassembly: functions }, text: disassemblyText(functions) };
}

function readInput(path: string): Uint8Array {
  try {
    return readRegularFile(path, maxFile);
  } catch (error) {
    throw new BccxError('BCCX_USAGE', { what: `inspect: reading '${path}': ${causeText(error)}`, verb: 'inspect' });
  }
}
