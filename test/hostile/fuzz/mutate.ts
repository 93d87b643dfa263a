import type { Random } from './random.ts';

const interesting = [0, 1, 2, 3, 4, 7, 8, 15, 16, 24, 63, 64, 127, 128, 254, 255];

/** The seed with a few changes: bytes, whole numbers, moved and repeated stretches, a missing end. */
export function mutate(seed: Uint8Array, random: Random): Uint8Array {
  let bytes = Uint8Array.from(seed);
  const changes = 1 + random.below(6);
  for (let i = 0; i < changes && bytes.length > 0; i++) bytes = change(bytes, random);
  return bytes;
}

function change(bytes: Uint8Array<ArrayBuffer>, random: Random): Uint8Array<ArrayBuffer> {
  const at = random.below(bytes.length);
  switch (random.below(9)) {
    case 0:
      bytes[at] = random.below(256);
      return bytes;
    case 1:
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
      return bytes;
    case 2:
      bytes[at] = random.pick(interesting);
      return bytes;
    case 3:
      return writeNumber(bytes, at & ~3, random);
    case 4:
      return writeNumber(bytes, at & ~7, random);
    case 5: {
      const size = 1 + random.below(64);
      bytes.copyWithin(at, random.below(bytes.length), Math.min(bytes.length, at + size));
      return bytes;
    }
    case 6: {
      const from = random.below(bytes.length);
      bytes.copyWithin(at, from, Math.min(bytes.length, from + 1 + random.below(256)));
      return bytes;
    }
    case 7:
      return random.below(8) === 0
        ? bytes.slice(0, at)
        : bytes.fill(random.pick(interesting), at, at + random.below(32));
    default:
      bytes[at] = (bytes[at] ?? 0) + random.pick([1, 255, 8, 248, 16]);
      return bytes;
  }
}

/** A 32-bit number at its natural place: small, huge, or near the size of the file. */
function writeNumber(bytes: Uint8Array<ArrayBuffer>, at: number, random: Random): Uint8Array<ArrayBuffer> {
  if (at + 4 > bytes.length) return bytes;
  const choices = [
    random.below(64),
    random.below(65_536),
    random.below(bytes.length + 64),
    0x7fffffff,
    0xffffffff - random.below(64),
    bytes.length - random.below(Math.min(64, bytes.length)),
  ];
  new DataView(bytes.buffer).setUint32(at, random.pick(choices), true);
  return bytes;
}
