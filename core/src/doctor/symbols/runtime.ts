import { readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';

/** How a process is made to say what it compiles at run time, by the name of its program. */
export function jitRemedy(pid: number): string {
  const program = programOf(pid);
  if (/^node/.test(program)) return 'start node with --perf-basic-prof --interpreted-frames-native-stack';
  if (program === 'java')
    return `start java with -XX:+PreserveFramePointer; while it is traced (17 and newer): jcmd ${pid} Compiler.perfmap`;
  if (/^python3/.test(program)) return 'start python (3.12 and newer) with -X perf';
  if (/^(dotnet|mono)/.test(program)) return 'start it with DOTNET_PerfMapEnabled=1 in its environment';
  return `if it compiles code at run time, have it write ${perfMapPath(pid)}`;
}

function programOf(pid: number): string {
  try {
    return basename(readlinkSync(`/proc/${pid}/exe`)).replace(/ \(deleted\)$/, '');
  } catch {
    return '';
  }
}

/** As the process itself sees it: its number is that of its own namespace. */
function perfMapPath(pid: number): string {
  try {
    const own = /^NSpid:.*\t(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? pid;
    return `/tmp/perf-${own}.map`;
  } catch {
    return `/tmp/perf-${pid}.map`;
  }
}
