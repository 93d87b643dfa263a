import type { Feature } from './code.ts';

export interface ModuleImport {
  readonly name: string;
  /** The manifest's `reads` that the call needs; undefined when it needs none. */
  readonly needs: string | undefined;
}

export interface ModuleExport {
  readonly name: string;
  readonly kind: 'function' | 'table' | 'memory' | 'global' | 'tag';
}

/** Everything in a WASM module that matters for what it may do. Plain data, in the order of the file. */
export interface ModuleFinding {
  readonly file: string;
  readonly bytes: number;
  readonly imports: readonly ModuleImport[];
  readonly exports: readonly ModuleExport[];
  /** Linear memory, imported from the host; limits in bytes. `maximum` is undefined when the host decides alone. */
  readonly memory: { readonly minimum: number; readonly maximum: number | undefined };
  readonly functions: number;
  readonly codeBytes: number;
  readonly dataBytes: number;
  readonly features: readonly Feature[];
  readonly custom: readonly { readonly name: string; readonly bytes: number }[];
}
