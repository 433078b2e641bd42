import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** One file of a bundle. Its content is made when it is its turn. */
export interface BundleEntry {
  /** Path in the archive. */
  readonly name: string;
  readonly read: () => Promise<string>;
}

export interface WrittenBundle {
  /** Bytes. */
  readonly size: number;
  readonly entries: number;
}

/** Told before each entry: how many are done, of how many. */
export type BundleProgress = (name: string, done: number, total: number) => void;

/**
 * Writes a zip file, readable by its owner alone. It gets its name when it is whole; when it fails or is called off nothing is left. An
 * entry that cannot be read says why in its place.
 */
export async function writeBundle(
  file: string,
  entries: readonly BundleEntry[],
  signal: AbortSignal,
  progress: BundleProgress,
): Promise<WrittenBundle> {
  const temporary = `${file}.part`;
  const zip = new ZipFile();
  const written = pipeline(zip.outputStream, createWriteStream(temporary, { mode: 0o600 }), { signal });
  try {
    await Promise.race([fill(zip, entries, signal, progress), written]);
    zip.end();
    await written;
    await rename(temporary, file);
    return { size: (await stat(file)).size, entries: entries.length };
  } catch (error) {
    await written.catch(() => undefined);
    await rm(temporary, { force: true });
    throw error;
  }
}

async function fill(
  zip: ZipFile,
  entries: readonly BundleEntry[],
  signal: AbortSignal,
  progress: BundleProgress,
): Promise<void> {
  for (const [done, { name, read }] of entries.entries()) {
    signal.throwIfAborted();
    progress(name, done, entries.length);
    const content = await read().catch((error: Error) => `This could not be read: ${error.message}\n`);
    zip.addBuffer(Buffer.from(content), name, { mtime: new Date() });
  }
}
