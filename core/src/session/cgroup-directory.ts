import { constants, openSync, statfsSync } from 'node:fs';
import { BccxError } from '../errors/bccx-error.ts';
import { fileCause } from '../errors/file-cause.ts';
import type { Option } from '../manifest/manifest.generated.ts';

/** CGROUP2_SUPER_MAGIC, include/uapi/linux/magic.h. */
const cgroup2Magic = 0x63677270;

/**
 * Opens a cgroup v2 directory that an option names.
 *
 * @throws {BccxError} BCCX_OPTION_VALUE for anything else
 */
export function openCgroup(tool: string, option: Option, path: string): number {
  try {
    if (statfsSync(path).type !== cgroup2Magic) throw new Error('is not in a cgroup v2 file system');
    return openSync(path, constants.O_RDONLY | constants.O_DIRECTORY);
  } catch (error) {
    throw new BccxError('BCCX_OPTION_VALUE', {
      tool,
      flag: `--${option.name}`,
      value: path,
      problem: fileCause(error),
      instead: 'write the path of a cgroup v2 directory, such as /sys/fs/cgroup/system.slice',
    });
  }
}
