import { inspectMachine } from '../electron/machine.mjs';
import { run, runOrThrow } from '../run.mjs';
import { which } from '../which.mjs';

// What a minimal Debian lacks for Electron, found out by trying. Newer Ubuntu renamed some for 64-bit time.
const FOR_ELECTRON = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1'];
const FOR_DISPLAY = ['xvfb'];

/** Gets the system libraries Electron lacks: installs them as root, else names the command that does. */
export async function provideSystemLibraries(electron, say) {
  if (process.platform !== 'linux') return { state: 'none needed' };
  const lacking = await findLacking(electron);
  if (lacking.length === 0) return { state: 'all there' };

  const what = lacking.flatMap(({ names }) => names).join(', ');
  if (!which('apt-get')) return { state: `missing: ${what}. Get them with your package manager.` };

  const packages = await aptNames(lacking.flatMap((group) => group.packages));
  const install = ['apt-get', 'install', '-y', '--no-install-recommends', ...packages];
  if (process.getuid() !== 0) {
    return { state: `missing: ${what}. Get them with: sudo apt-get update && sudo ${install.join(' ')}` };
  }
  say(`missing: ${what}; installing ${packages.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runOrThrow(['apt-get', 'update', '-q'], { env });
  await runOrThrow(install, { env });
  const left = (await findLacking(electron)).flatMap(({ names }) => names);
  const but = left.length > 0 ? `, but still missing: ${left.join(', ')}` : '';
  return { state: `installed ${packages.join(' ')}${but}` };
}

async function findLacking(electron) {
  const { output } = await run(['ldd', electron.executable]);
  const libraries = missingLibraries(output);
  const { display, xvfb } = inspectMachine();
  return [
    ...(libraries.length > 0 ? [{ names: libraries, packages: FOR_ELECTRON }] : []),
    ...(display || xvfb ? [] : [{ names: ['Xvfb'], packages: FOR_DISPLAY }]),
  ];
}

/** The libraries that `ldd` did not find. */
export function missingLibraries(lddOutput) {
  const names = [...lddOutput.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name);
  return [...new Set(names)];
}

async function aptNames(packages) {
  // `pkgnames` lists what can be installed by that very name; a renamed package is there as `<name>t64`.
  const { output } = await run(['apt-cache', 'pkgnames', 'lib']);
  const known = new Set(output.split('\n'));
  return packages.map((name) => (known.has(`${name}t64`) ? `${name}t64` : name));
}
