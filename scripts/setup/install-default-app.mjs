import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCE = fileURLToPath(new URL('../electron/default-app', import.meta.url));

/**
 * Gives an Electron that has none the small app that starts the folder named on the command line.
 * It goes to default_app.asar, not to resources/app: that one would outrank the app of a packaged build.
 */
export async function installDefaultApp(electronFolder) {
  const resources = join(electronFolder, 'resources');
  // Beside the folder: what lies in it is packaged with the app.
  const stamp = `${electronFolder}.default-app`;
  const current = hashOfFolder(SOURCE);
  if (readIfThere(stamp) === current) return;

  const { createPackage } = await import('@electron/asar');
  mkdirSync(resources, { recursive: true });
  const work = mkdtempSync(join(resources, 'new-'));
  try {
    await createPackage(SOURCE, join(work, 'default_app.asar'));
    renameSync(join(work, 'default_app.asar'), join(resources, 'default_app.asar'));
    writeFileSync(stamp, current);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function hashOfFolder(folder) {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest('hex');
}

function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
