import type { Manifest } from '../manifest/manifest.ts';
import type { Payload } from '../store/payload.ts';

/**
 * Reads the object and the module as data and refuses bytes that hold more than the manifest declares. It is given the very
 * buffers that are loaded afterwards.
 */
export function checkPayload(_manifest: Manifest, _payload: Payload): void {
  // core/src/policy fills this in.
}
