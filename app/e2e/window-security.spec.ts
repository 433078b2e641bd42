import { readFileSync } from 'node:fs';
import { planLaunch } from '../../scripts/electron/launch-plan.mjs';
import { inspectMachine } from '../../scripts/electron/machine.mjs';
import { expect, test } from './fixtures/launch-app.js';
import { PlugoWindow } from './support/plugo-window.js';

test('the page gets the preload API and nothing of Node or Electron', async ({ app }) => {
  const found = await app.window.evaluate(() => ({
    origin: location.origin,
    api: Object.keys((globalThis as unknown as { plugo: object }).plugo).sort(),
    node: ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron'].filter(
      (name) => name in globalThis,
    ),
  }));
  expect(found).toEqual({
    origin: 'plugo-app://plugo',
    api: [
      'appSettings',
      'appVersion',
      'chooseExtensionFolder',
      'copyText',
      'onAppCommand',
      'onAppSettings',
      'onHostStatus',
      'openLink',
      'openPath',
      'pathForFile',
      'platform',
      'requestHostPort',
      'setAppSettings',
    ],
    node: [],
  });
});

test('the policy stops injected code and the network, and the app itself needs neither', async ({ app }) => {
  const complaints: string[] = [];
  app.window.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) complaints.push(message.text());
  });
  await app.window.reload();
  const ui = new PlugoWindow(app.window);
  await ui.runningPid('Hello World');
  await ui.select('Word Count');
  await ui.statusBar.getByRole('button', { name: /^Notifications/ }).click();
  await expect(ui.centre).toBeVisible();
  await ui.centre.getByRole('button', { name: 'Hide' }).click();
  await ui.pickCommand('MyPlugin.SayHello');
  await expect(ui.palette.getByRole('textbox', { name: 'Name' })).toBeFocused();
  expect(complaints, 'the app breaks its own policy').toEqual([]);

  // With script tags, since code that a test evaluates is exempt from the policy.
  const network = await app.window.evaluate(() => {
    const refused = new Set<string>();
    Object.assign(globalThis, { refused });
    document.addEventListener('securitypolicyviolation', (event) => refused.add(event.effectiveDirective));
    const insert = (tag: string, set: (element: HTMLElement) => void) => {
      const element = document.createElement(tag);
      set(element);
      document.body.append(element);
    };
    insert('script', (script) => {
      script.textContent = 'globalThis.injected = "inline"';
    });
    insert('script', (script) =>
      script.setAttribute('src', 'data:text/javascript,globalThis.injected="data"'),
    );
    insert('img', (image) => {
      image.setAttribute('onerror', 'globalThis.injected = "handler"');
      image.setAttribute('src', 'plugo-app://plugo/none.png');
    });
    insert('iframe', (frame) => frame.setAttribute('src', 'plugo-app://plugo/index.html'));
    insert('style', (style) => {
      style.textContent = 'body { color: red }';
    });
    return fetch('https://127.0.0.1:9/').then(
      () => 'reached',
      () => 'refused',
    );
  });
  expect(network).toBe('refused');
  const refused = () =>
    app.window.evaluate(() => [...(globalThis as unknown as { refused: Set<string> }).refused].sort());
  await expect
    .poll(refused)
    .toEqual(['connect-src', 'frame-src', 'script-src-attr', 'script-src-elem', 'style-src-elem']);
  expect(await app.window.evaluate(() => 'injected' in globalThis)).toBe(false);
});

test('the page stays where it is and opens no other window', async ({ app }) => {
  await app.electron.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.webContents.on('will-frame-navigate', (event) =>
      Object.assign(globalThis, { tried: { url: event.url, stopped: event.defaultPrevented } }),
    );
  });
  const opened = await app.window.evaluate(() => {
    const other = window.open('plugo-app://plugo/index.html');
    location.href = 'https://example.org/';
    return other;
  });
  expect(opened).toBeNull();
  await expect
    .poll(() => app.electron.evaluate(() => (globalThis as unknown as { tried?: object }).tried))
    .toEqual({ url: 'https://example.org/', stopped: true });
  expect(app.window.url()).toBe('plugo-app://plugo/index.html');
  expect(await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('every permission is denied', async ({ app }) => {
  const states = await app.window.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'];
    return Promise.all(
      names.map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state),
    );
  });
  expect(new Set(states)).toEqual(new Set(['denied']));
});

test('only files of the renderer are served', async ({ app }) => {
  const answers = await app.electron.evaluate(async ({ net }) => {
    const paths = [
      'index.html',
      '..%2f..%2fpackage.json',
      '%2e%2e/main/main.js',
      '..%5cmain%5cmain.js',
      'none.js',
    ];
    return Promise.all(paths.map(async (path) => (await net.fetch(`plugo-app://plugo/${path}`)).status));
  });
  expect(answers).toEqual([200, 404, 404, 404, 404]);
});

test('a page of another origin gets no answer, even with our preload script', async ({ app }) => {
  const answer = await app.electron.evaluate(async ({ app: electronApp, BrowserWindow }) => {
    const preload = `${electronApp.getAppPath()}/dist/preload/preload.cjs`;
    const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
    await stranger.loadURL('data:text/html,<p>stranger</p>');
    const said = await stranger.webContents.executeJavaScript(
      'plugo.openPath("/").then(() => "answered", (error) => error.message)',
    );
    stranger.destroy();
    return said as string;
  });
  expect(answer).toContain("is for the app's own page only");
});

test("the kernel confines the page's process", async ({ app }) => {
  test.skip(process.platform !== 'linux', 'read from /proc');
  test.skip(!planLaunch(inspectMachine()).sandbox, 'this machine cannot sandbox Chromium');
  const pid = await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  );
  // 2: system calls pass a filter.
  expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(/^Seccomp:\t2$/m);
});

test('files are opened only where opening cannot run them', async ({ app }) => {
  const open = (path: string) =>
    app.window.evaluate(
      (target) =>
        (globalThis as unknown as { plugo: { openPath(path: string): Promise<string> } }).plugo.openPath(
          target,
        ),
      path,
    );
  expect(await open(process.execPath)).toBe('Only folders and log files of Plugo are opened.');
  expect(await open(`${app.dataDir}/none`)).toBe(`${app.dataDir}/none does not exist (any more).`);
});
