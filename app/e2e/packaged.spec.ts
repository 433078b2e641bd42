import { readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { PACKAGED_APP, PACKAGED_EXECUTABLE } from '../../scripts/packaging/packaged-app.mjs';
import { ROOT } from '../../scripts/paths.mjs';
import { expect } from './fixtures/launch-app.js';
import { test } from './fixtures/launch-packaged.js';
import { isRunning, processTrees } from './fixtures/process-tree.js';
import { PlugoWindow } from './support/plugo-window.js';

const RESOURCES = join(PACKAGED_APP, 'resources');
const JAVASCRIPT_SAMPLES = ['Hello World', 'Word Count', 'Clock'];
const RUNNING_SAMPLES = [...JAVASCRIPT_SAMPLES, 'Hello Python'];

const programOf = (pid: number) => readlinkSync(`/proc/${pid}/exe`);

/** Paths of all files below a folder, sorted. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

test('the samples run, each as what it shows', async ({ startPackaged }) => {
  const app = await startPackaged();
  const ui = new PlugoWindow(app.window);
  for (const name of JAVASCRIPT_SAMPLES) {
    expect(programOf(await ui.runningPid(name))).toBe(join(RESOURCES, 'runtime', 'node'));
  }
  expect(programOf(await ui.runningPid('Hello Python'))).toMatch(/\/python3[.\d]*$/);
  await expect(ui.state('Crash Loop')).toHaveText(/^(Restarting|Failed)/);
  await expect(ui.row('Crash Loop')).toContainText('Crashed on purpose');
  await expect(ui.state('Missing Dependency')).toHaveText('Needs plugo.not-there');
  await app.close();
});

test('the page comes from the archive and its process is confined', async ({ startPackaged }) => {
  const app = await startPackaged();
  expect(app.window.url()).toBe('plugo-app://plugo/index.html');
  const renderer = processTrees([app.pid]).find(({ command }) => command.includes('--type=renderer'));
  expect(readFileSync(`/proc/${renderer?.pid}/status`, 'utf8')).toMatch(/^Seccomp:\t2$/m);
  await app.close();
});

test('closed while its page is still loading, it ends in order', async ({ startPackaged }) => {
  const app = await startPackaged();
  await app.close();
});

test('killing it with SIGKILL leaves no extension alive', async ({ startPackaged }) => {
  const app = await startPackaged();
  const ui = new PlugoWindow(app.window);
  const pids = await Promise.all(RUNNING_SAMPLES.map((name) => ui.runningPid(name)));
  const extensions = processTrees([app.pid]).filter(({ pid }) => pids.includes(pid));
  expect(extensions).toHaveLength(RUNNING_SAMPLES.length);
  await app.kill();
  expect(extensions.filter(isRunning)).toEqual([]);
});

test('it does not run code of others as Plugo: not as Node, not by NODE_OPTIONS, not by --inspect', async ({
  startPackaged,
  dataDir,
}) => {
  const leaveMark = (name: string) =>
    `require('node:fs').writeFileSync(${JSON.stringify(join(dataDir, name))}, '')`;
  const required = join(dataDir, 'required.cjs');
  writeFileSync(required, leaveMark('by-node-options'));
  const app = await startPackaged({
    env: { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: `--require ${required}` },
    args: ['--inspect=0', '-e', leaveMark('by-e')],
  });
  // It is the app that came up, and nothing else.
  await new PlugoWindow(app.window).runningPid('Hello World');
  expect(readdirSync(dataDir).filter((name) => name.startsWith('by-'))).toEqual([]);
  expect(app.output()).not.toContain('Debugger listening');
  await app.close();
});

test('its fuses are as configured', async () => {
  const { version, ...states } = await getCurrentFuseWire(PACKAGED_EXECUTABLE);
  const isOn = (fuse: FuseV1Options) => String.fromCharCode(Number(states[fuse])) === '1';
  const names = Object.values(FuseV1Options).filter((name) => typeof name === 'string');
  const found = Object.fromEntries(
    names.map((name) => [name, isOn(FuseV1Options[name as keyof typeof FuseV1Options])]),
  );
  expect({ version, ...found }).toEqual({
    version: '1',
    RunAsNode: false,
    EnableCookieEncryption: false,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: false,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
  });
});

test('the archive holds the bundled app and nothing else', () => {
  const files = listPackage(join(RESOURCES, 'app.asar'), { isPack: false });
  expect(files).toEqual(expect.arrayContaining(['/dist/main/main.js', '/dist/main/licenses.md']));
  const expected =
    /^\/(package\.json|dist(\/(main|host|preload|chunks|renderer))?(\/assets)?(\/[\w.-]+\.(js|cjs|css|html|ttf|woff2?|svg|png|md))?)$/;
  expect(files.filter((file) => !expected.test(file))).toEqual([]);
});

test('what extensions need is complete, and nothing is left over', () => {
  const resources = ['LICENSE', 'app.asar', 'icon.png', 'runtime', 'sample-extensions', 'sdk'];
  expect(readdirSync(RESOURCES).sort()).toEqual(resources);
  expect(filesIn(join(RESOURCES, 'runtime'))).toEqual(['LICENSE', 'node']);
  const sdk = filesIn(join(RESOURCES, 'sdk'));
  expect(sdk).toEqual(filesIn(join(ROOT, 'sdk', 'dist')).filter((file) => file.startsWith('runtime/')));
  expect(sdk.filter((file) => !/^runtime\/[\w-]+\.[cm]js(\.compiled)?$/.test(file))).toEqual([]);

  const samples = join(RESOURCES, 'sample-extensions');
  expect(readdirSync(samples).sort()).toEqual([
    'clock',
    'countdown',
    'crash-loop',
    'dashboard',
    'hello-python',
    'hello-world',
    'mail-watch',
    'missing-dependency',
    'word-count',
  ]);
  for (const sample of readdirSync(samples)) {
    const files = filesIn(join(samples, sample));
    expect(files.map((file) => file.replace(/^main\.(js|ts|py)$/, 'main'))).toEqual([
      'README.md',
      'icon.svg',
      'main',
      'package.json',
      ...(sample === 'hello-python' ? ['plugo_client.py'] : []),
    ]);
  }
});
