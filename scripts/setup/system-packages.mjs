import { existsSync } from 'node:fs';
import { inspectMachine } from '../electron/machine.mjs';
import { run, runOrThrow } from '../run.mjs';
import { which } from '../which.mjs';
import { SetupError } from './setup-error.mjs';

/**
 * Something of the system that is missing here.
 *
 * @typedef {object} Lack
 * @property {string} what        how a person calls it
 * @property {string[]} packages  Debian's names of what brings it
 * @property {boolean} vital      nothing can be done without it
 */

/**
 * Gets what the system lacks for Electron, the samples and, where asked for, the tests: installs it as root, else names
 * the one command that does.
 *
 * @param {import('../electron/find-electron.mjs').Electron} electron
 * @param {boolean} forTests
 * @param {(text: string) => void} say
 */
export async function provideSystemPackages(electron, forTests, say) {
  if (process.platform !== 'linux') return { state: 'none needed' };
  const lacking = await findLacking(electron, forTests);
  if (lacking.length === 0) return { state: 'all there' };

  if (!which('apt-get') || process.getuid() !== 0)
    return leaveToPerson(lacking, await installCommand(lacking));

  say(`missing: ${listOf(lacking)}; installing`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // First, for the names of packages are looked up in what it fetches.
  await runOrThrow(['apt-get', 'update', '-q'], { env });
  await runOrThrow(await installCommand(lacking), { env });
  const left = await findLacking(electron, forTests);
  return left.length > 0 ? leaveToPerson(left) : { state: `installed ${listOf(lacking)}` };
}

function leaveToPerson(lacking, install) {
  const help = install
    ? `Get it with: sudo apt-get update && sudo ${install.join(' ')}`
    : 'Get it with the package manager of your system.';
  const sentence = `This machine lacks ${listOf(lacking)}. ${help}`;
  if (lacking.some(({ vital }) => vital))
    throw new SetupError(`${sentence}\nThen run the same command again.`);
  return { state: sentence };
}

/** @returns {Promise<Lack[]>} */
async function findLacking(electron, forTests) {
  const { output } = await run(['ldd', electron.executable]);
  const { display, xvfb } = inspectMachine();
  const dbusMock = forTests && (await hasDbusMock());
  return lackingOf({
    libraries: missingLibraries(output),
    display,
    xvfb,
    has: which,
    dbusMock,
    forTests,
  });
}

/** Debian's packages are for Debian's Python, whatever other one comes first on the PATH. */
async function hasDbusMock() {
  const python = [SYSTEM_PYTHON, which('python3')].find((path) => path && existsSync(path));
  return python !== undefined && (await run([python, '-c', 'import dbusmock'])).code === 0;
}

/**
 * What is lacking, given what was found. Pure.
 *
 * @returns {Lack[]}
 */
export function lackingOf({ libraries, display, xvfb, has, dbusMock, forTests }) {
  const sevenZip = ['7za', '7zz', '7z'].some((name) => has(name));
  return [
    ...(libraries.length > 0 ? [{ what: countOf(libraries), packages: FOR_ELECTRON, vital: true }] : []),
    ...(display || xvfb ? [] : [{ what: 'Xvfb (there is no display)', packages: ['xvfb'], vital: true }]),
    ...(has('python3')
      ? []
      : [{ what: 'python3 (for hello-python)', packages: ['python3'], vital: forTests }]),
    ...(!forTests || sevenZip ? [] : [{ what: '7-Zip', packages: ['p7zip-full'], vital: true }]),
    ...(!forTests || has('dbus-daemon') ? [] : [{ what: 'a message bus', packages: ['dbus'], vital: true }]),
    ...(!forTests || dbusMock
      ? []
      : [{ what: 'a mock of desktop notifications', packages: ['python3-dbusmock'], vital: true }]),
  ];
}

const SYSTEM_PYTHON = '/usr/bin/python3';

// What a minimal Debian lacks for Electron, found out by trying. Newer Ubuntu renamed some for 64-bit time.
const FOR_ELECTRON = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1'];

const listOf = (lacking) => lacking.map(({ what }) => what).join(', ');

function countOf(libraries) {
  if (libraries.length <= 3) return libraries.join(', ');
  return `${libraries.length} libraries (${libraries.slice(0, 2).join(', ')} …)`;
}

/** The libraries that `ldd` did not find. */
export function missingLibraries(lddOutput) {
  const names = [...lddOutput.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name);
  return [...new Set(names)];
}

async function installCommand(lacking) {
  if (!which('apt-get')) return undefined;
  // `pkgnames` lists what can be installed by that very name; a renamed package is there as `<name>t64`.
  const { output } = await run(['apt-cache', 'pkgnames', 'lib']);
  const known = new Set(output.split('\n'));
  const packages = lacking
    .flatMap((lack) => lack.packages)
    .map((name) => (known.has(`${name}t64`) ? `${name}t64` : name));
  return ['apt-get', 'install', '-y', '--no-install-recommends', ...packages];
}
