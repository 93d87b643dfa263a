import type { SandboxResult } from '../sandbox/sandbox.ts';

/** What a recording says about itself, as JSON at its beginning. */
export interface RecordingHead {
  /** Form of the file. */
  readonly recording: 2;
  /** WASM ABI of the host that made it: MAJOR.MINOR. */
  readonly abi: string;
  /** Version of bccx that made it. */
  readonly bccx: string;
  readonly tool: string;
  /** The command line's words after the tool. */
  readonly words: readonly string[];
  readonly arch: string;
  /** Release of the kernel that was traced. */
  readonly kernel: string;
  /** Shapes of the object's maps, by which entries are read. */
  readonly maps: readonly { name: string; type: string; keySize: number; valueSize: number }[];
}

/** One thing that happened in a recorded run, in order. */
export type RecordingEvent =
  /** A command to the module (sandbox/protocol.ts) and what its function answered. */
  | {
      readonly kind: 'command';
      readonly op: number;
      readonly a: number;
      readonly b: number;
      readonly value: bigint;
      readonly status: number;
      readonly payload: Uint8Array;
    }
  /** A question of the module and its answer (sandbox/asked.ts). */
  | { readonly kind: 'asked'; readonly payload: Uint8Array }
  /** What the module emitted until the finish before. */
  | { readonly kind: 'emitted'; readonly result: SandboxResult }
  /** Entries of a map that the host reads itself, by their stream. */
  | { readonly kind: 'entries'; readonly stream: number; readonly payload: Uint8Array }
  /** Records of a ring buffer that the host reads itself. */
  | { readonly kind: 'records'; readonly stream: number; readonly payload: Uint8Array }
  /** The end of a stretch of the trace: results that the host made itself are due. */
  | { readonly kind: 'turn' }
  /** A result that the host made itself, as JSON. */
  | { readonly kind: 'made'; readonly payload: Uint8Array };

export interface Recording {
  readonly head: RecordingHead;
  readonly events: readonly RecordingEvent[];
}

/** Where a recording of a tool is kept, below the tool's folder. */
export const recordingEnding = '.recording';
