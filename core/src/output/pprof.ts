/** pprof's profile.proto, gzipped: opens in `go tool pprof`, Pyroscope and Parca. */
import { gzipSync } from 'node:zlib';
import type { Profile } from '../profile/model.ts';
import { encodePprof } from './pprof-encode.ts';

export function renderPprof(profile: Profile): Uint8Array[] {
  return [gzipSync(encodePprof(profile), { level: 6 })];
}
