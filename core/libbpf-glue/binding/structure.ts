import { structs } from './declarations.ts';

type Name = keyof typeof structs;

/** A structure as koffi takes it and fills it in: its fields by name. */
export type Structure<N extends Name> = Record<keyof (typeof structs)[N], any>;

const bytes: Readonly<Record<string, number>> = { int32_t: 4, uint32_t: 4, uint64_t: 8 };

/** sizeof a structure; it has no holes, as a test proves. */
export function sizeOf(name: Name): number {
  return Object.values(structs[name]).reduce((sum, type) => sum + (bytes[type] ?? 8), 0);
}

/** A structure with these fields, its size, and zero or NULL elsewhere. */
export function structure<N extends Name>(name: N, fields: Partial<Structure<N>> = {}): Structure<N> {
  const zero = Object.entries(structs[name]).map(([key, type]) => [key, type.endsWith('*') ? null : 0]);
  return { ...Object.fromEntries(zero), ...fields, size: sizeOf(name) };
}
