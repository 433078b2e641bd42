import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clipboardText } from './support/desktop.js';
import { startAgain } from './support/start-again.js';
import { expect, type Plugo, test, withWindow } from './support/story-test.js';
import { place, writeExtension } from './support/write-extension.js';

/** A data folder that is used for the first time, as a person's is. */
const firstRun = { env: { PLUGO_INSTALL_SAMPLES: '' } };

const isVisible = ({ electron }: Plugo) =>
  electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());

test('first-run page that installs a sample in one click, then says hello', async ({ launchApp }) => {
  const app = withWindow(await launchApp(firstRun));
  const welcome = app.window.getByRole('main', { name: 'Welcome to Plugo' });
  await expect(welcome.getByRole('heading', { level: 1 })).toHaveText('Welcome to Plugo');
  const card = welcome.getByRole('listitem', { name: 'Hello World' });
  await card.getByRole('button', { name: 'Install Hello World' }).click();
  await expect(card.getByTestId('state')).toHaveText('Running', { timeout: 20_000 });

  await welcome.getByRole('textbox', { name: 'Your name' }).fill('Ada');
  await welcome.getByRole('button', { name: 'Say hello' }).click();
  await expect(welcome.getByRole('status', { name: 'It answered' })).toHaveText(/Hello.*Ada/);

  await test.step('theme and language are chosen right there', async () => {
    await welcome.getByRole('combobox', { name: 'Theme' }).selectOption('Light high contrast');
    await expect(app.window.locator('html')).toHaveAttribute('data-contrast', 'more');
    await welcome.getByRole('combobox', { name: 'Language' }).selectOption('简体中文');
    await expect(app.window.getByRole('heading', { name: '欢迎使用 Plugo' })).toBeVisible();
    await app.window.getByRole('combobox', { name: '语言' }).selectOption('English');
  });
  await card.getByRole('button', { name: 'Open Hello World' }).click();
  await expect(app.ui.details.getByRole('heading', { level: 1 })).toHaveText('Hello World');
  await app.close();

  // Now something is installed, and the window comes back as it was left.
  const again = withWindow(await launchApp(firstRun));
  await expect(again.ui.details.getByRole('heading', { level: 1 })).toHaveText('Hello World');
});

test('every text comes in Chinese where the system speaks it, and in the language chosen at once', async ({
  launchApp,
  dataDir,
}) => {
  place(dataDir, { name: 'needy', manifest: { extensionDependencies: { 'test.none': '*' } } });
  const { electron, window } = withWindow(
    await launchApp({ env: { LANGUAGE: 'zh_CN', LANG: 'zh_CN.UTF-8' } }),
  );
  const menus = () =>
    electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label));
  await expect(window.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(window.getByRole('heading', { name: '扩展', level: 1 })).toBeVisible();
  expect(await menus()).toEqual(['文件', '编辑', '视图', '扩展', '帮助']);
  // What the host says of an error stands behind what its code means.
  const problem = window.getByTestId('problem');
  await expect(problem).toHaveText(/^没有安装此扩展需要的另一个扩展。（.*not installed.*）$/);
  const choose = (label: string) =>
    electron.evaluate(({ Menu }, wanted) => {
      const items = Menu.getApplicationMenu()?.items ?? [];
      const all = items.flatMap(({ submenu }) => submenu?.items ?? []);
      const nested = all.flatMap(({ submenu }) => submenu?.items ?? []);
      nested.find((item) => item.label === wanted)?.click();
    }, label);
  await choose('English');
  await expect(window.getByRole('heading', { name: 'Extensions', level: 1 })).toBeVisible();
  await expect(window.locator('html')).toHaveAttribute('lang', 'en');
  await expect(problem).toHaveText(/^[^（]*not installed\.$/);
  expect(await menus()).toEqual(['File', 'Edit', 'View', 'Extensions', 'Help']);
  await choose('简体中文');
  await expect(window.getByRole('heading', { name: '扩展', level: 1 })).toBeVisible();
  const labels = await electron.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).flatMap(({ submenu }) =>
      (submenu?.items ?? []).map(({ label, type }) => (type === 'separator' ? '' : label)),
    ),
  );
  // Proper names aside, no label of the menu is English.
  expect(labels.filter((label) => label !== '' && !/[\u4e00-\u9fff]/.test(label))).toEqual([]);
});

test('plugo://install?… link asks first, and is refused when it is none', async ({ startWith, folder }) => {
  const app = await startWith({ name: 'sound' });
  const wanted = writeExtension(folder, { name: 'linked', manifest: { displayName: 'From a Link' } });
  const dataDir = `--data-dir=${app.dataDir}`;
  await startAgain([dataDir, `plugo://install?folder=${encodeURIComponent(wanted)}`]);
  const dialog = app.ui.dialog('Install this extension?');
  await expect(dialog).toContainText('A link asks to install this extension.');
  // A hasty Enter installs nothing.
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await app.window.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(app.ui.row('From a Link')).toHaveCount(0);

  await startAgain([dataDir, `plugo://install?folder=${encodeURIComponent(wanted)}`]);
  await dialog.getByRole('button', { name: 'Install', exact: true }).click();
  await app.ui.runningPid('From a Link');

  await startAgain([dataDir, 'plugo://install?folder=//server/share']);
  await expect(app.window.getByRole('alert')).toContainText('The folder lies on another computer.');
  await startAgain([dataDir, 'plugo://uninstall?folder=/a']);
  await expect(app.window.getByRole('alert')).toContainText(
    'Links can ask for an installation and nothing else',
  );
});

test('single instance: a second start with a folder offers to install it', async ({ startWith, folder }) => {
  const app = await startWith({ name: 'sound' });
  const wanted = writeExtension(folder, { name: 'argument', manifest: { displayName: 'By Argument' } });
  const second = await startAgain([`--data-dir=${app.dataDir}`, wanted]);
  expect(second.code).toBe(0);
  await expect(app.ui.dialog('Install this extension?')).toContainText('Plugo was started with this folder.');
});

test('tray: its picture and words say how it is, and closing the window leaves Plugo there', async ({
  launchApp,
}) => {
  const preload = join(import.meta.dirname, 'support', 'record-tray.cjs');
  const app = withWindow(await launchApp({ preload }));
  interface Seen {
    readonly tray: { tip: string; menu: { label: string; checked: boolean }[] };
  }
  const tray = () => app.electron.evaluate(() => (globalThis as unknown as Seen).tray);
  await app.ui.runningPid('Hello World');
  await expect.poll(async () => (await tray()).tip).toMatch(/^Plugo: \d running, \d failed$/);
  expect((await tray()).menu.map(({ label }) => label)).toEqual([
    expect.stringMatching(/running/),
    '',
    'Show Plugo',
    'Run command…',
    'Do not disturb',
    '',
    'Quit',
  ]);
  await app.window.evaluate(() =>
    (globalThis as unknown as { plugo: { setAppSettings(s: object): Promise<void> } }).plugo.setAppSettings({
      keepInTray: true,
    }),
  );
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(() => isVisible(app)).toBe(false);
  await startAgain([`--data-dir=${app.dataDir}`]);
  await expect.poll(() => isVisible(app)).toBe(true);
  await app.close();
});

test('open at login writes what the system reads, and takes it away again', async ({ launchApp, folder }) => {
  test.skip(process.platform !== 'linux', 'other systems keep it themselves');
  const { window, dataDir } = await launchApp({ env: { XDG_CONFIG_HOME: folder } });
  const entry = join(folder, 'autostart', 'plugo.desktop');
  const set = (settings: object) =>
    window.evaluate(
      (changes) =>
        (
          globalThis as unknown as { plugo: { setAppSettings(s: object): Promise<void> } }
        ).plugo.setAppSettings(changes),
      settings,
    );
  await set({ openAtLogin: true });
  const exec = () => /^Exec=(.*)$/m.exec(readFileSync(entry, 'utf8'))?.[1];
  expect(exec()).toContain(`--data-dir=${dataDir}`);
  expect(exec()).not.toContain('--hidden');
  await set({ keepInTray: true });
  expect(exec()).toMatch(/ --hidden$/);
  await set({ openAtLogin: false });
  expect(existsSync(entry)).toBe(false);
});

test('about, licences and keyboard cheat sheet', async ({ app }) => {
  const { window, electron } = app;
  const ui = withWindow(app).ui;
  await ui.runningPid('Hello World');
  await window.keyboard.press('ControlOrMeta+/');
  const sheet = ui.dialog('Keyboard shortcuts');
  await expect(sheet.getByRole('row', { name: /^Run command… Ctrl Shift P/ })).toBeVisible();
  await window.keyboard.press('Escape');

  await electron.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()
      ?.items.flatMap(({ submenu }) => submenu?.items ?? [])
      .find(({ label }) => label === 'About Plugo')
      ?.click(),
  );
  const about = ui.dialog('About Plugo');
  await expect(about).toContainText(/Node of extensions\s*24\./);
  await about.getByRole('button', { name: 'Copy versions' }).click();
  await expect.poll(() => clipboardText(app)).toMatch(/^Plugo: 0\.1\.0\n.*\n.*24\.\d+\.\d+\nElectron: \d+/m);
  await about.getByRole('button', { name: 'Licences' }).click();
  await expect(ui.dialog('Licences of what Plugo is made of')).toContainText('MIT');
});

test('status bar: how many run and how many do not, each to be listed with a click', async ({
  startWith,
}) => {
  const { ui } = await startWith();
  await ui.runningPid('Clock');
  await expect(ui.statusBar.getByRole('status').first()).toHaveText('Host running');
  await ui.statusBar.getByTestId('count-broken').click();
  await expect(ui.row('Missing Dependency')).toBeVisible();
  await expect(ui.row('Clock')).toHaveCount(0);
  await ui.statusBar.getByTestId('count-running').click();
  await expect(ui.row('Clock')).toBeVisible();
  await expect(ui.row('Missing Dependency')).toHaveCount(0);
});

test('window state: place, zoom, view and panels come back', async ({ launchApp }) => {
  const first = withWindow(await launchApp());
  await first.ui.runningPid('Word Count');
  await first.ui.select('Word Count');
  await first.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomLevel(1),
  );
  await first.window.keyboard.press('ControlOrMeta+j');
  await expect(first.ui.logs).toBeHidden();
  await first.close();
  const second = withWindow(await launchApp());
  await expect(second.ui.details.getByRole('heading', { level: 1 })).toHaveText('Word Count');
  await expect(second.ui.logs).toBeHidden();
  await expect
    .poll(() =>
      second.electron.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.getZoomLevel(),
      ),
    )
    .toBe(1);
});
