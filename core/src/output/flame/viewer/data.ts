/** Reads what a picture carries with it: its settings as JSON and, unless left out, its tree, deflated, in base64. */
import type { CallTree } from '../../../profile/call-tree.ts';
import type { Carried } from '../picture.ts';
import { unpackTree } from '../tree-unpack.ts';

export interface CarriedText {
  readonly carried: Carried;
  /** Base64 of the deflated tree; empty when it was left out. */
  readonly packed: string;
}

/** Splits the text: one line of JSON, then base64. */
export function splitCarried(text: string): CarriedText {
  const end = text.indexOf('\n');
  const json = end < 0 ? text : text.slice(0, end);
  return { carried: JSON.parse(json) as Carried, packed: end < 0 ? '' : text.slice(end + 1).trim() };
}

export async function unpackCarried({ carried, packed }: CarriedText): Promise<CallTree> {
  return unpackTree(await inflate(fromBase64(packed)), carried.columns);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
