import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * Extracts the files of a zip that `place` gives a path in `folder` for. Symbolic links are not made.
 *
 * @param {string} archive
 * @param {string} folder
 * @param {(pathInArchive: string) => string | undefined} place
 */
export async function extractZip(archive, folder, place) {
  const { default: yauzl } = await import('yauzl');
  const zip = await new Promise((resolve, reject) =>
    yauzl.open(archive, { lazyEntries: true }, (error, opened) => (error ? reject(error) : resolve(opened))),
  );
  await new Promise((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', resolve);
    zip.on('entry', (entry) => {
      extract(zip, entry, folder, place).then(() => zip.readEntry(), reject);
    });
    zip.readEntry();
  }).finally(() => zip.close());
}

async function extract(zip, entry, folder, place) {
  const path = entry.fileName.endsWith('/') ? undefined : place(entry.fileName);
  if (!path) return;
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  const content = await new Promise((resolve, reject) =>
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream))),
  );
  const executable = ((entry.externalFileAttributes >>> 16) & 0o111) !== 0;
  await pipeline(content, createWriteStream(target, { mode: executable ? 0o755 : 0o644 }));
}
