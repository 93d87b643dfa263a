import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** How many folders above this file the checkout can be: core/dist or core/src/store. */
const levels = 4;

/** The checkout that this file runs from, or undefined when bccx is installed as a package. */
export function checkout(): string | undefined {
  let directory = import.meta.dirname;
  for (let level = 0; level < levels; level++) {
    directory = dirname(directory);
    try {
      const { name, private: isPrivate } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
      if (name === 'bccx-workspace' && isPrivate === true) return directory;
    } catch {
      // No package.json here: look further up.
    }
  }
  return undefined;
}
