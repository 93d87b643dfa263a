import type { ElfFile } from './elf-file.ts';

/** A hostile executable: one change to an honest one, whose code stays as it is. */
export interface ElfTrick {
  /** What it tries. */
  readonly about: string;
  readonly change: (file: ElfFile) => void;
  /**
   * What its frames come to: `kept`, the right names all the same; `either`, the right names or none, as far as the reader
   * gets; `lied`, names that the file makes up, which nothing can prevent.
   */
  readonly names: 'kept' | 'either' | 'lied';
  /** Length of the file in bytes, when it is longer than its contents: the rest is a hole. */
  readonly length?: number;
  /** Most seconds of wall clock that a trace of one second may take; 15 without. */
  readonly seconds?: number;
}
