import type { ModuleEditor } from './module-editor.ts';

/** A trick that is one change to an honest module (`honest.wat`). */
export interface Malformed {
  /** What it tries. */
  readonly about: string;
  /** Changes the module, or gives other bytes in its place. */
  readonly make: (module: ModuleEditor) => Uint8Array | undefined;
  /** The error that stops it, and text that its message holds. */
  readonly expect: readonly [code: string, text: string];
}
