// object-symbols CROWD OBJECT COUNT RUNS: names, inlined calls and lines of addresses anywhere in an object's code, cold. Prints
// one JSON object; answers: for each address the calls there, innermost first.

import { type Frame, type Profile, stackFrames } from '../../core/src/profile/model.ts';
import { codeOf, DEPTH, MadeUpStacks, mappedBy, nameAll, randomNumbers, startCrowd } from './made-up-stacks.ts';

const [crowdProgram = '', path = '', count, runs] = process.argv.slice(2);
const code = codeOf(path);
if (code === undefined) throw new Error(`'${path}' is no 64-bit ELF object`);
const objects = [{ path, code }];
using crowd = await startCrowd(crowdProgram, { processes: 1, each: 1, objects });
const [pid = 0] = crowd.pids;
const [[start, [offset, size]] = [0n, [0, 1]]] = mappedBy(pid, objects);
const stacks = new MadeUpStacks();
const random = randomNumbers();
const chosen = [...new Set(Array.from({ length: Number(count) }, () => offset + random(size)))];
for (let at = 0; at < chosen.length; at += DEPTH)
  stacks.add(
    pid,
    chosen.slice(at, at + DEPTH).map((each) => start + BigInt(each)),
  );

const times: { ms: number; cpuMs: number; peakKib: number }[] = [];
let answers: ReturnType<typeof answersOf> = [];
for (let i = 0; i < Number(runs); i++) {
  const { profile, ...used } = await nameAll([pid], stacks, {
    options: { 'opt.lines': '1', 'opt.no-demangle': '1' },
  });
  times.push(used);
  answers = answersOf(profile);
}
process.stdout.write(`${JSON.stringify({ times, answers })}\n`);

/** Frames of one address follow each other in a stack. */
function answersOf(profile: Profile): { address: string; calls: string[] }[] {
  const found = new Map<bigint, string[]>();
  for (let i = 0; i < profile.samples.length; i++) {
    const here = new Map<bigint, string[]>();
    for (const frame of stackFrames(profile, profile.samples.stack[i] ?? -1)) {
      const calls = here.get(frame.objectOffset) ?? [];
      calls.push(callOf(frame));
      here.set(frame.objectOffset, calls);
    }
    for (const [address, calls] of here) found.set(address, calls);
  }
  return [...found].map(([address, calls]) => ({ address: `0x${address.toString(16)}`, calls }));
}

/** `name file:line`, of the file its name alone. */
function callOf({ name, file, line }: Frame): string {
  return `${name === '' ? '??' : name} ${line === 0 ? '??:0' : `${file.slice(file.lastIndexOf('/') + 1)}:${line}`}`;
}
