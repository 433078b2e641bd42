import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LOCAL_CACHE } from '../../scripts/paths.mjs';
import { runOrThrow } from '../../scripts/run.mjs';
import { which } from '../../scripts/which.mjs';

const SOURCE = fileURLToPath(new URL('go', import.meta.url));
const PACKAGE = 'golang-go';

/**
 * Builds the Go contestant. Go comes from Debian: as root it is installed here, for the bench alone needs it.
 *
 * @param {(text: string) => void} say
 * @returns {Promise<{ program: string, version: string } | { missing: string }>} `missing`: how to get Go
 */
export async function provideGo(say) {
  if (!which('go')) {
    if (!which('apt-get')) return { missing: 'Go is not on PATH.' };
    if (process.getuid() !== 0) {
      return {
        missing: `Go is not on PATH. Get it with: sudo apt-get install --no-install-recommends ${PACKAGE}`,
      };
    }
    say(`installing Debian's ${PACKAGE}`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await runOrThrow(['apt-get', 'update', '-q'], { env });
    await runOrThrow(['apt-get', 'install', '-y', '--no-install-recommends', PACKAGE], { env });
  }
  const folder = join(LOCAL_CACHE, 'bench');
  const program = join(folder, 'netrpc');
  mkdirSync(folder, { recursive: true });
  const env = { ...process.env, GOCACHE: join(folder, 'go-build'), GOPROXY: 'off', CGO_ENABLED: '0' };
  await runOrThrow([which('go'), 'build', '-o', program, '.'], { cwd: SOURCE, env });
  const words = (await runOrThrow([which('go'), 'version'])).split(' ');
  return { program, version: words[2].replace(/^go/, 'Go ') };
}
