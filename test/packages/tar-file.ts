import { gzipSync } from 'node:zlib';

/** A member of an archive, with fields that an honest one would not have. */
export interface Member {
  readonly path: string;
  readonly body?: Buffer | string;
  /** `0` file, `1` hard link, `2` symbolic link, `3` and `4` devices, `5` folder, `6` pipe. */
  readonly type?: string;
  readonly link?: string;
  readonly mode?: number;
  /** In place of the length of the body. */
  readonly size?: number;
}

const block = 512;

/** A tar file (POSIX ustar) with these members, zipped. */
export function archive(members: readonly Member[]): Buffer {
  return gzipSync(tar(members));
}

/** The same, not zipped. */
export function tar(members: readonly Member[]): Buffer {
  return Buffer.concat([...members.flatMap(blocks), Buffer.alloc(2 * block)]);
}

function blocks({ path, body = '', type = '0', link = '', mode = 0o644, size }: Member): Buffer[] {
  const bytes = Buffer.from(body);
  const head = Buffer.alloc(block);
  head.write(path, 0, 100);
  head.write(octal(mode, 8), 100);
  head.write(octal(0, 8), 108);
  head.write(octal(0, 8), 116);
  head.write(octal(size ?? bytes.length, 12), 124);
  head.write(octal(0, 12), 136);
  head.write(type, 156);
  head.write(link, 157, 100);
  head.write('ustar\u000000', 257, 'latin1');
  head.fill(' ', 148, 156);
  head.write(
    octal(
      head.reduce((sum, byte) => sum + byte, 0),
      7,
    ),
    148,
  );
  return [head, bytes, Buffer.alloc((block - (bytes.length % block)) % block)];
}

function octal(value: number, width: number): string {
  return `${value.toString(8).padStart(width - 1, '0')}\0`;
}
