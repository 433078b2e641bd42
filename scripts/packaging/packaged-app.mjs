import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { requireElectron } from '../electron/find-electron.mjs';
import { ROOT } from '../paths.mjs';
import { BUILD_SOURCES } from '../setup/build-when-changed.mjs';
import { sourceSignature } from '../setup/source-signature.mjs';
import { Stamp } from '../setup/stamp.mjs';

const stamp = new Stamp('package-stamp');
const SOURCES = [...BUILD_SOURCES, 'electron-builder.yml', 'scripts/package.mjs', 'scripts/packaging'];

/** The app as `npm run package -- dir` leaves it on Linux, where the tests start it. */
export const PACKAGED_APP = join(ROOT, 'release', 'linux-unpacked');
export const PACKAGED_EXECUTABLE = join(PACKAGED_APP, 'plugo');

/** Whether it was made from the sources as they are, and from the Electron of this machine. */
export function isPackageCurrent() {
  return existsSync(PACKAGED_EXECUTABLE) && stamp.says(packageSignature());
}

/** What a package would be made from now. */
export function packageSignature() {
  const { kind, version } = requireElectron();
  return `${sourceSignature(SOURCES)} ${kind} ${version}`;
}

/** To be called with the signature from before the packaging began. */
export function stampPackage(signature) {
  stamp.write(signature);
}
