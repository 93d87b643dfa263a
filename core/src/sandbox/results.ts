import { ABI_RESULT } from './abi.generated.ts';
import type { SandboxResult } from './sandbox.ts';

const kinds = new Map<number, SandboxResult['kind']>([
  [ABI_RESULT.PROFILE, 'profile'],
  [ABI_RESULT.ROWS, 'rows'],
  [ABI_RESULT.HISTOGRAMS, 'histograms'],
  [ABI_RESULT.TEXT, 'text'],
]);

interface Parts {
  readonly kind: SandboxResult['kind'];
  readonly result: number;
  readonly parts: Uint8Array[];
}

/** Collects what a child emits until finish returns. */
export class Results {
  readonly #limit: number;
  readonly #collected = new Map<string, Parts>();
  #bytes = 0;

  /** @param limit most bytes of all results together */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** @throws {Error} when the child sends what it may not */
  add(kind: number, result: number, part: Uint8Array): void {
    const name = kinds.get(kind);
    if (name === undefined) throw new Error(`it emitted a result of unknown kind ${kind}`);
    this.#bytes += part.byteLength;
    if (this.#bytes > this.#limit) throw new Error(`it emitted more than the ${this.#limit} bytes granted`);
    const key = `${kind}:${result}`;
    const known = this.#collected.get(key);
    if (known === undefined) this.#collected.set(key, { kind: name, result, parts: [part] });
    else known.parts.push(part);
  }

  /** What there is, in the order in which it was first emitted; nothing is left. */
  take(): SandboxResult[] {
    const results = [...this.#collected.values()].map(({ kind, result, parts }) => ({
      kind,
      result,
      bytes: joined(parts),
    }));
    this.clear();
    return results;
  }

  clear(): void {
    this.#collected.clear();
    this.#bytes = 0;
  }
}

function joined(parts: Uint8Array[]): Uint8Array {
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : Buffer.concat(parts);
}
