import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type LaunchedApp, test } from './fixtures/launch-app.js';
import { startAgain } from './support/start-again.js';

const boundsOf = (app: LaunchedApp) =>
  app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());

test('the second start shows the first window and ends', async ({ app }) => {
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  const second = await startAgain([`--data-dir=${app.dataDir}`]);
  expect(second.code).toBe(0);
  await expect
    .poll(() => app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
    .toBe(true);
});

test('the window comes back where it was', async ({ launchApp }) => {
  const wanted = { x: 60, y: 40, width: 900, height: 650 };
  const first = await launchApp();
  await first.electron.evaluate(
    ({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds),
    wanted,
  );
  const kept = await boundsOf(first);
  await first.close();
  const second = await launchApp();
  expect(await boundsOf(second)).toEqual(kept);
  await second.close();
  expect(kept).toMatchObject({ width: 900, height: 650 });
});

test('a data directory that cannot be written is told in a sentence', async ({ dataDir }) => {
  const file = join(dataDir, 'file');
  writeFileSync(file, '');
  const { output, ended } = await startAgain([`--data-dir=${join(file, 'data')}`]);
  ended();
  expect(output).toContain(
    `Plugo cannot write its data directory ${join(file, 'data')}: something on its way`,
  );
  expect(output).not.toContain('    at ');
});

test('a host process that dies is started again, and the page gets a new port', async ({ app }) => {
  await app.window.evaluate(() => {
    const page = globalThis as unknown as {
      plugo: { onHostStatus(listener: (status: { kind: string }) => void): void };
      seen: string[];
    };
    page.seen = [];
    page.plugo.onHostStatus(({ kind }) => page.seen.push(kind));
    window.addEventListener('message', ({ data }) => data === 'plugo:host-port' && page.seen.push('port'));
  });
  const seen = () => app.window.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
  await expect.poll(seen).toContain('running');
  await app.electron.evaluate(({ app: electronApp }) => {
    const host = electronApp.getAppMetrics().find(({ name }) => name === 'Plugo Extension Host');
    if (host) process.kill(host.pid, 'SIGKILL');
  });
  await expect
    .poll(async () => (await seen()).slice(-4))
    .toEqual(['restarting', 'starting', 'port', 'running']);
});

test('menu items ask the window', async ({ app }) => {
  await app.window.evaluate(() => {
    const page = globalThis as unknown as {
      plugo: { onAppCommand(listener: (command: string) => void): void };
      asked: string[];
    };
    page.asked = [];
    page.plugo.onAppCommand((command) => page.asked.push(command));
  });
  await app.electron.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
    for (const label of ['Show logs', 'Show notifications', 'Show extensions', 'Run command…']) {
      items.find((item) => item.label === label)?.click();
    }
  });
  await expect
    .poll(() => app.window.evaluate(() => (globalThis as unknown as { asked: string[] }).asked))
    .toEqual(['showLogs', 'showNotifications', 'showExtensions', 'runCommand']);
});
