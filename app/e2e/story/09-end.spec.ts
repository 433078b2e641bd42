import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { processTrees } from '../fixtures/process-tree.js';
import { clickMenu } from '../support/desktop.js';
import { isAlive } from '../support/is-alive.js';
import { expect, test } from '../support/story-test.js';
import type { ExtensionSource } from '../support/write-extension.js';

/** Never reads the end of its stdin, for its only thread never comes to rest. */
const busy: ExtensionSource = {
  name: 'busy',
  main: 'plugo.run({ activate: () => void setTimeout(() => { for (;;); }, 100) });',
};

/** Starts a process of its own, which ignores what can be ignored. */
const parent: ExtensionSource = {
  name: 'parent',
  main: `
    import { spawn } from 'node:child_process';
    const child = "process.on('SIGTERM', () => {}); process.on('SIGHUP', () => {}); setInterval(() => {}, 1000)";
    spawn(process.execPath, ['-e', child], { stdio: 'ignore' });
    plugo.run();`,
};

const deaf: ExtensionSource = {
  name: 'deaf',
  main: `
    process.on('SIGTERM', () => {});
    plugo.run({ deactivate: () => new Promise(() => {}) });`,
};

test('9. closing the window stops every extension, and each may finish its work', async ({
  startWith,
  dataDir,
}) => {
  const app = await startWith(
    {
      name: 'tidy',
      main: `
        import { writeFileSync } from 'node:fs';
        plugo.run({ deactivate: () => writeFileSync(${JSON.stringify(join(dataDir, 'tidied'))}, '') });`,
    },
    { name: 'other' },
  );
  const pids = [await app.ui.runningPid('tidy'), await app.ui.runningPid('other')];
  const ended = app.electron.waitForEvent('close');
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await ended;
  for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  expect(existsSync(join(dataDir, 'tidied'))).toBe(true);
});

test('9. quitting by the menu stops extensions that will not go, and what they started', async ({
  startWith,
}) => {
  const app = await startWith(busy, deaf, parent);
  for (const name of ['deaf', 'parent']) await app.ui.runningPid(name);
  await expect(app.ui.state('busy')).toHaveText(/Running|Not responding/);
  const all = processTrees([app.pid]);
  expect(all.filter(({ command }) => command.includes('SIGHUP'))).toHaveLength(1);
  const ended = app.electron.waitForEvent('close');
  await clickMenu(app, 'Quit');
  await ended;
});

test('9. killing the app with SIGKILL leaves no extension alive: samples, Python among them', async ({
  startWith,
}) => {
  const app = await startWith();
  for (const name of ['Hello World', 'Word Count', 'Clock', 'Hello Python']) await app.ui.runningPid(name);
  expect(processTrees([app.pid]).filter(({ command }) => command.includes('main.py'))).not.toHaveLength(0);
  await app.kill();
});

test('9. killing the app with SIGKILL leaves no extension alive: busy, deaf, with children', async ({
  startWith,
}) => {
  const app = await startWith(busy, deaf, parent);
  for (const name of ['deaf', 'parent']) await app.ui.runningPid(name);
  await expect(app.ui.state('busy')).toHaveText(/Running|Not responding/);
  await app.kill();
});

test('9. killing the host process leaves no extension of it alive, and all start again', async ({
  startWith,
}) => {
  const { ui, electron } = await startWith(busy, { name: 'other' });
  const pids = [await ui.runningPid('busy'), await ui.runningPid('other')];
  await electron.evaluate(({ app }) => {
    const host = app.getAppMetrics().find(({ name }) => name === 'Plugo Extension Host');
    if (host) process.kill(host.pid, 'SIGKILL');
  });
  for (const pid of pids) await expect.poll(() => isAlive(pid)).toBe(false);
  await expect(ui.page.getByRole('alert')).toContainText('The extension host was started again.');
  expect(await ui.runningPid('other')).not.toBe(pids[1]);
});
