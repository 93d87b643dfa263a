import type { DisassembledFunction } from '../../policy/object/disassemble.ts';
import { printable } from '../../policy/printable.ts';

/** Functions as a listing: slot, instruction, and behind a semicolon what the kernel's types decide about it. */
export function disassemblyText(functions: readonly DisassembledFunction[]): string {
  return functions
    .map(({ name, section, instructions }) => {
      const lines = instructions.map(({ instruction, text, note }) => {
        const line = `${String(instruction).padStart(6)}: ${text}`;
        return note === undefined ? line : `${line.padEnd(40)} ; ${note}`;
      });
      return `${printable(name)} (${printable(section)})\n${lines.join('\n')}\n`;
    })
    .join('\n');
}
