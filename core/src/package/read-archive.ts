import { gunzipSync } from 'node:zlib';
import { BccxError, causeText, type PackageFault } from '../errors/bccx-error.ts';
import { printable } from '../policy/printable.ts';
import type { ArchiveEntry } from '../registry/npm.ts';
import { maxArchive, maxFile, maxFiles, maxUnpacked } from './limits.ts';
import type { PackageFile } from './package-file.ts';

/**
 * Unpacks an npm archive (.tgz) in memory. npm's own extraction leaves out in silence what it does not like; here it is a
 * reason to refuse the package.
 *
 * @param name of the package, for messages
 * @throws {BccxError} BCCX_PACKAGE_FORMAT, _SIZE, _PATH, _LINK, _DEVICE, _MODE, _DUPLICATE
 */
export async function readArchive(archive: Uint8Array, name: string): Promise<PackageFile[]> {
  const reader = new ArchiveReader(name);
  const { npm } = await import('../registry/npm.ts');
  await new Promise<void>((resolve, reject) => {
    const parser = new npm.Parser({
      strict: true,
      onReadEntry: (entry) => {
        try {
          reader.take(entry);
        } catch (error) {
          entry.resume();
          parser.abort(error as Error);
        }
      },
    });
    parser.on('ignoredEntry', (entry: ArchiveEntry) => {
      if (!entry.meta)
        parser.abort(reader.refuse('BCCX_PACKAGE_DEVICE', `an entry is of an unknown type: ${at(entry)}`));
      else parser.abort(reader.refuse('BCCX_PACKAGE_SIZE', 'an extended header is larger than 1 MiB'));
    });
    parser.on('error', (error: Error) => {
      reject(
        error instanceof BccxError
          ? error
          : reader.refuse('BCCX_PACKAGE_FORMAT', `the archive is damaged: ${printable(causeText(error))}`),
      );
    });
    parser.on('end', resolve);
    parser.end(reader.unzip(archive));
  });
  return reader.files();
}

/** Judges the entries of one archive and collects their bytes. */
class ArchiveReader {
  readonly #name: string;
  readonly #files = new Map<string, Buffer[]>();
  readonly #seen = new Set<string>();
  #folder: string | undefined;
  #bytes = 0;

  constructor(name: string) {
    this.#name = name;
  }

  refuse(code: PackageFault, what: string): BccxError {
    return new BccxError(code, { package: this.#name, what });
  }

  unzip(archive: Uint8Array): Buffer {
    if (archive.length > maxArchive)
      throw this.refuse('BCCX_PACKAGE_SIZE', `the archive is larger than ${maxArchive} bytes`);
    let tar: Buffer;
    try {
      tar = gunzipSync(archive, { maxOutputLength: maxUnpacked + (maxFiles << 12) });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
        throw this.refuse('BCCX_PACKAGE_SIZE', `it unpacks to more than ${maxUnpacked} bytes`);
      }
      throw this.refuse('BCCX_PACKAGE_FORMAT', `the archive is not whole gzip data: ${causeText(error)}`);
    }
    // The parser would unzip once more what looks compressed, without a limit.
    const magic = tar.subarray(257, 262).toString('latin1');
    if (magic !== 'ustar' || (tar[0] ?? 0) < 0x20 || (tar[0] ?? 0) > 0x7e || tar.readUInt32LE(0) === 0xfd2fb528) {
      throw this.refuse('BCCX_PACKAGE_FORMAT', 'the archive holds no tar file');
    }
    return tar;
  }

  take(entry: ArchiveEntry): void {
    const path = this.#pathOf(entry);
    if (entry.type === 'Directory') {
      entry.resume();
      return;
    }
    if (/Link$/.test(entry.type)) {
      throw this.refuse('BCCX_PACKAGE_LINK', `${at(entry)} is a link to '${printable(entry.linkpath ?? '')}'`);
    }
    if (!['File', 'OldFile', 'ContiguousFile'].includes(entry.type)) {
      throw this.refuse('BCCX_PACKAGE_DEVICE', `${at(entry)} is no regular file (${entry.type})`);
    }
    if (path === '') throw this.refuse('BCCX_PACKAGE_PATH', `${at(entry)} lies beside the package's folder`);
    if (((entry.mode ?? 0) & 0o7000) !== 0) {
      throw this.refuse('BCCX_PACKAGE_MODE', `${at(entry)} has mode ${((entry.mode ?? 0) & 0o7777).toString(8)}`);
    }
    this.#store(path, entry);
  }

  files(): PackageFile[] {
    return [...this.#files].map(([path, chunks]) => ({ path, bytes: Buffer.concat(chunks) }));
  }

  #store(path: string, entry: ArchiveEntry): void {
    // Two names that a file system may take for one count as one.
    const folded = path.normalize('NFKC').toLowerCase();
    if (this.#seen.has(folded)) throw this.refuse('BCCX_PACKAGE_DUPLICATE', `${at(entry)} is there twice`);
    this.#seen.add(folded);
    this.#bytes += entry.size;
    if (this.#seen.size > maxFiles) throw this.refuse('BCCX_PACKAGE_SIZE', `it has more than ${maxFiles} files`);
    if (entry.size > maxFile || this.#bytes > maxUnpacked) {
      throw this.refuse('BCCX_PACKAGE_SIZE', `${at(entry)} is too large (${entry.size} bytes)`);
    }
    const chunks: Buffer[] = [];
    entry.on('data', (chunk: Buffer) => chunks.push(chunk));
    this.#files.set(path, chunks);
  }

  /** The path below the one folder that every entry must lie in; '' for that folder. */
  #pathOf(entry: ArchiveEntry): string {
    const parts = entry.path.replace(/\/$/, '').split('/');
    const fault = parts.find((part) => part === '' || part === '.' || part === '..');
    if (fault !== undefined || /[\\\p{C}]/u.test(entry.path) || entry.path.length > 200) {
      throw this.refuse('BCCX_PACKAGE_PATH', `${at(entry)} is no path inside the package`);
    }
    const [folder, ...rest] = parts;
    this.#folder ??= folder;
    if (folder !== this.#folder)
      throw this.refuse('BCCX_PACKAGE_PATH', `${at(entry)} lies beside the package's folder`);
    return rest.join('/');
  }
}

function at(entry: ArchiveEntry): string {
  return `'${printable(entry.path)}'`;
}
