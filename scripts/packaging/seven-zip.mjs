import { runOrThrow } from '../run.mjs';
import { SetupError } from '../setup/setup-error.mjs';
import { which } from '../which.mjs';

/**
 * The 7-Zip of the system, for electron-builder would download one. Undefined where it may: away from Linux, and where
 * there is no apt to get it with.
 */
export async function provideSevenZip() {
  const found = findSevenZip();
  if (found || process.platform !== 'linux' || !which('apt-get')) return found;
  const install = ['apt-get', 'install', '-y', '--no-install-recommends', 'p7zip-full'];
  if (process.getuid() !== 0) {
    throw new SetupError(
      `A tar.gz is made with 7-Zip, which is missing here. Get it with: sudo ${install.join(' ')}`,
    );
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runOrThrow(['apt-get', 'update', '-q'], { env });
  await runOrThrow(install, { env });
  return findSevenZip();
}

function findSevenZip() {
  return which('7za') ?? which('7zz') ?? which('7z');
}
