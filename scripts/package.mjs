// npm run package [-- target …]: puts the built app into release/, for Linux as dir and tar.gz when no target is named.
import { join } from 'node:path';
import { requireElectron } from './electron/find-electron.mjs';
import { debianFields } from './packaging/debian-fields.mjs';
import { packageSignature, stampPackage } from './packaging/packaged-app.mjs';
import { provideSevenZip } from './packaging/seven-zip.mjs';
import { MODULES, ROOT } from './paths.mjs';
import { runOrThrow } from './run.mjs';
import { runMain } from './run-main.mjs';
import { setUp } from './setup/set-up.mjs';
import { step } from './setup/step.mjs';
import { USER_NODE, userEnvironment } from './user-node.mjs';

// What a machine without a download can make; see docs/packaging.md for the others.
const WITHOUT_DOWNLOADS = { linux: ['dir', 'tar.gz'], win32: ['dir'], darwin: ['dir'] };

runMain(async () => {
  await setUp();
  const named = process.argv.slice(2);
  const targets = named.length > 0 ? named : WITHOUT_DOWNLOADS[process.platform];
  const signature = packageSignature();
  await step('package', () => packageAs(targets));
  if (targets.includes('dir')) stampPackage(signature);
});

async function packageAs(targets) {
  const electron = requireElectron();
  const sevenZip = targets.includes('tar.gz') ? await provideSevenZip() : undefined;
  const platform = { linux: '--linux', win32: '--win', darwin: '--mac' }[process.platform];
  const builder = [
    USER_NODE,
    join(MODULES, 'electron-builder', 'cli.js'),
    platform,
    ...targets,
    '--publish',
    'never',
  ];
  const options = {
    electronDist: electron.folder,
    electronVersion: electron.version,
    // For a tar.gz "normal" is 7-Zip's slowest gzip: 3 minutes for a file 6 % smaller (135 MB against 144).
    ...(sevenZip && { compression: 'store' }),
    ...(targets.includes('deb') && debianFields()),
  };
  const words = Object.entries(options).map(([name, value]) => `-c.${name}=${value}`);
  const env = { ...userEnvironment(), ...(sevenZip && { ELECTRON_BUILDER_7ZIP_PATH: sevenZip }) };
  await runOrThrow([...builder, ...words], { cwd: ROOT, env });
  return { state: `${targets.join(', ')} in release/` };
}
