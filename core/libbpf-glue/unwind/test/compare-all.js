// node compare-all.js [FILE...]: our unwind rows against readelf's, for the given files, of x86-64 or AArch64, or for every
// x86-64 ELF file under /usr and /opt.
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readSync } from 'node:fs';
import { compareWithReadelf, ourRows } from './readelf-rows.js';

const dumpRows = new URL('../build/dump-rows', import.meta.url).pathname;
const EM_X86_64 = 62;
const EM_AARCH64 = 183;
/** e_machine of a 64-bit program or library; 0 for anything else. */
const machineOf = (file) => {
  try {
    const fd = openSync(file, 'r');
    const head = Buffer.alloc(20);
    readSync(fd, head, 0, 20, 0);
    closeSync(fd);
    const isProgram = head.readUInt32BE(0) === 0x7f454c46 && head[4] === 2 && [2, 3].includes(head.readUInt16LE(16));
    return isProgram ? head.readUInt16LE(18) : 0;
  } catch {
    return 0;
  }
};
let files = process.argv.slice(2);
if (files.length === 0)
  files = spawnSync('find', ['/usr', '/opt', '-xdev', '-type', 'f', '-size', '+1k'], { maxBuffer: 1 << 28 })
    .stdout.toString()
    .split('\n')
    .filter((file) => file && machineOf(file) === EM_X86_64);
const wrong = new Set();
const total = { files: 0, without: 0, rows: 0, checked: 0, differences: 0, fdeBytes: 0, unsupportedBytes: 0 };
for (const file of files) {
  const { info, rows } = ourRows(dumpRows, file);
  if (!rows) {
    total.without++;
    if (info.error !== -61) process.stdout.write(`${file}: error ${info.error}\n`);
    continue;
  }
  const result = await compareWithReadelf(file, { info, rows, arm64: machineOf(file) === EM_AARCH64 });
  total.files++;
  total.rows += info.rows;
  total.checked += result.checked;
  total.differences += result.differences;
  total.fdeBytes += info.fdeBytes;
  total.unsupportedBytes += info.unsupportedBytes;
  if (result.differences || result.checked === 0) wrong.add(file);
  if (result.differences)
    process.stdout.write(
      `${file}: ${result.differences} of ${result.checked} differ\n  ${result.different.slice(0, 3).join('\n  ')}\n`,
    );
}
process.stdout.write(`${JSON.stringify({ ...total, unsupportedShare: total.unsupportedBytes / total.fdeBytes })}\n`);
const failed = wrong.size;
process.stdout.write(`${total.files - failed} passed, ${failed} failed\n`);
process.exit(failed || total.files === 0 ? 1 : 0);
