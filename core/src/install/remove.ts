import { BccxError } from '../errors/bccx-error.ts';
import { type LockEntry, member } from '../store/lock-file.ts';
import type { Store } from '../store/store.ts';
import { writeManPages } from './man-pages.ts';
import { fullName } from './specifier.ts';

/**
 * Removes tools, all or none.
 *
 * @param words commands, or names of packages
 * @returns what was removed
 * @throws {BccxError} BCCX_NOT_INSTALLED, BCCX_STORE_*
 */
export async function remove(store: Store, words: readonly string[]): Promise<LockEntry[]> {
  // What is not there is said before a store is made to remove it from.
  const { tools } = store.read();
  for (const word of words) commandOf(tools, word);
  const removed: LockEntry[] = [];
  let names: string[] = [];
  await store.change((lock) => {
    names = words.map((word) => commandOf(lock.tools, word));
    removed.push(...names.flatMap((name) => member(lock.tools, name) ?? []));
    return { lock: 1, tools: Object.fromEntries(Object.entries(lock.tools).filter(([name]) => !names.includes(name))) };
  });
  writeManPages(store, names);
  return removed;
}

/** The command that a word names: the command itself, or its package. @throws {BccxError} BCCX_NOT_INSTALLED */
export function commandOf(tools: Readonly<Record<string, LockEntry>>, word: string): string {
  if (Object.hasOwn(tools, word)) return word;
  const full = fullName(word);
  const found = Object.entries(tools).find(([, entry]) => entry.package === full);
  if (found === undefined) throw new BccxError('BCCX_NOT_INSTALLED', { name: word });
  return found[0];
}
