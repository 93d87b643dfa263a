// machine-symbols CROWD PROCESSES OBJECTS FRAMES RUNS: the time from the end of a trace of a whole machine to a profile with
// names. Prints one JSON object.
import { mkdtempSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CacheFolder } from '../../core/src/files/cache-folder.ts';
import {
  codeOf,
  DEPTH,
  MadeUpStacks,
  type Mapped,
  mappedBy,
  nameAll,
  randomNumbers,
  startCrowd,
} from './made-up-stacks.ts';

/** Objects that each process maps. */
const EACH = 20;

/** The largest shared objects and programs, each file once. */
function objectsOfMachine(count: number): Mapped[] {
  const found = new Map<string, Mapped & { size: number }>();
  for (const folder of ['/usr/bin', '/usr/sbin', '/usr/lib']) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = realpathSync(join(entry.parentPath, entry.name));
      const { size } = statSync(path);
      const code = size < 20_000 || found.has(path) ? undefined : codeOf(path);
      if (code !== undefined) found.set(path, { path, code, size });
    }
  }
  const all = [...found.values()].toSorted((a, b) => b.size - a.size);
  return all.slice(0, count);
}

const [crowdProgram = '', processes, objectCount, frames, runs] = process.argv.slice(2);
const objects = objectsOfMachine(Number(objectCount));
using crowd = await startCrowd(crowdProgram, { processes: Number(processes), each: EACH, objects });
const stacks = new MadeUpStacks();
const random = randomNumbers();
for (const pid of crowd.pids) {
  const mapped = mappedBy(pid, objects);
  for (let i = 0; i < Number(frames) / crowd.pids.length / DEPTH; i++) {
    const addresses = Array.from({ length: DEPTH }, () => {
      const [start, [offset, size]] = mapped[random(mapped.length)] ?? [0n, [0, 1]];
      return start + BigInt(offset + random(size));
    });
    stacks.add(pid, addresses);
  }
}
const times: { ms: number; cpuMs: number }[] = [];
const kept: { ms: number; cpuMs: number }[] = [];
let facts: { frames: number; unnamed: number } | undefined;
for (let i = 0; i < Number(runs); i++) {
  const folder = mkdtempSync(join(tmpdir(), 'bccx-names-'));
  try {
    const cache = new CacheFolder(folder, 64 << 20);
    const { ms, cpuMs, profile } = await nameAll(crowd.pids, stacks, { cache });
    times.push({ ms, cpuMs });
    kept.push(await nameAll(crowd.pids, stacks, { cache }));
    facts = { frames: Number(profile.facts.allFrames), unnamed: Number(profile.facts.unknownFrames) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
const keptTimes = kept.map(({ ms, cpuMs }) => ({ ms, cpuMs }));
const counts = { objects: objects.length, processes: crowd.pids.length, ...facts };
process.stdout.write(`${JSON.stringify({ ...counts, times, kept: keptTimes })}\n`);
