import type { Glue } from '@bccx/libbpf-glue';
import type { CommandObjects } from '../process/command-objects.ts';
import { type ExecutableMapping, executableMappings } from '../process/executable-mappings.ts';

/** Files of a command, mapped into this process until they are given back, so that they can be read before it runs. */
export interface CommandMappings extends Disposable {
  readonly mappings: readonly ExecutableMapping[];
}

/** Maps what a command will map. What cannot be mapped is left out: the command will say what is wrong with it. */
export function mapCommand(glue: Glue, objects: CommandObjects): CommandMappings {
  const before = new Set(own().map(({ start }) => start));
  const unmap = objects.flatMap((path) => {
    try {
      return [glue.mapFile(path)];
    } catch {
      return [];
    }
  });
  return {
    mappings: own().filter(({ start }) => !before.has(start)),
    [Symbol.dispose]: () => {
      for (const each of unmap) each();
    },
  };
}

function own(): ExecutableMapping[] {
  return executableMappings(process.pid) ?? [];
}
