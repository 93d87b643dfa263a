import type { ElfEditor } from './elf-editor.ts';

/** A trick that is one change to an honest object (`ordinary.bpf.c`). */
export interface Patch {
  /** What it tries. */
  readonly about: string;
  readonly change: (object: ElfEditor) => void;
  /** The error that stops it, and text that its message holds. */
  readonly expect: readonly [code: string, text: string];
  /** Lines that libbpf-view prints of the changed object; `*` stands for any text. */
  readonly libbpf?: readonly string[];
  /** Fields of the manifest's `permissions` that differ from what the honest object needs. */
  readonly permissions?: object;
}
