import { humanAmount } from '../../output/units.ts';
import { whatModuleReads } from '../../policy/honesty.ts';
import type { ModuleFinding } from '../../policy/module/finding.ts';
import { printable } from '../../policy/printable.ts';
import { table } from '../table.ts';
import { bullets } from './object-text.ts';

/** Everything found in a WASM module, for people. */
export function moduleText(module: ModuleFinding): string {
  const { minimum, maximum } = module.memory;
  const head = [
    `WASM module ${printable(module.file)}: ${module.bytes} bytes, ${module.functions} functions`,
    `code ${module.codeBytes} bytes, data ${module.dataBytes} bytes`,
    `memory ${humanAmount(minimum, 'bytes')} to ${maximum === undefined ? 'what it is granted' : humanAmount(maximum, 'bytes')}`,
    `extensions of WebAssembly: ${module.features.length === 0 ? 'none' : module.features.join(', ')}`,
  ];
  const sections = [
    table(
      ['IMPORT', 'NEEDS'],
      module.imports.map(({ name, needs }) => [printable(name), needs ?? '-']),
    ),
    table(
      ['EXPORT', 'KIND'],
      module.exports.map(({ name, kind }) => [name, kind]),
    ),
    module.custom.length === 0
      ? ''
      : table(
          ['CUSTOM SECTION', 'BYTES'],
          module.custom.map(({ name, bytes }) => [name, String(bytes)]),
        ),
  ];
  const reads = whatModuleReads(module);
  const seen = reads.length === 0 ? 'It reads nothing of the traced processes.\n' : bullets('WHAT IT CAN READ', reads);
  return [`${head.join('\n')}\n`, ...sections.filter((section) => section !== ''), seen].join('\n');
}
