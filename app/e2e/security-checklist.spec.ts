import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { planLaunch } from '../../scripts/electron/launch-plan.mjs';
import { inspectMachine } from '../../scripts/electron/machine.mjs';
import { APP, ROOT } from '../../scripts/paths.mjs';
import type { LaunchedApp } from './fixtures/launch-app.js';
import { PlugoWindow } from './support/plugo-window.js';
import { expect, test } from './support/story-test.js';

// Electron's security checklist (electronjs.org/docs/latest/tutorial/security), a test for each of its 20 points that applies,
// named as the point. Point 19, fuses, is also seen at work in packaged.spec.ts.

/** What Chromium was really told about the page: later than any option of ours. */
interface WebPreferences {
  readonly [name: string]: unknown;
}

const preferencesOf = ({ electron }: LaunchedApp): Promise<WebPreferences> =>
  electron.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const contents = window?.webContents as unknown as { getLastWebPreferences(): object };
    return contents.getLastWebPreferences() as { [name: string]: unknown };
  });

/** The sources of the main process, as one text. */
function mainSources(): string {
  const folder = join(APP, 'src', 'main');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
}

test('1. Only load secure content: everything comes from the app itself, nothing from a network', async ({
  app,
}) => {
  const requests: string[] = [];
  app.window.on('request', (request) => requests.push(request.url()));
  await app.window.reload();
  const ui = new PlugoWindow(app.window);
  await ui.runningPid('Hello World');
  await ui.select('Word Count');
  for (const view of ['Settings', 'Logs', 'Extensions']) {
    await app.window.getByRole('navigation').getByRole('button', { name: view, exact: true }).click();
  }
  await app.window.keyboard.press('ControlOrMeta+Shift+P');
  await expect(ui.palette.getByRole('option')).not.toHaveCount(0);
  expect(requests.length).toBeGreaterThan(3);
  expect(requests.filter((url) => !/^(plugo-app:\/\/plugo\/|data:image\/)/.test(url))).toEqual([]);
});

test('2. Do not enable Node.js integration: the page gets the preload API and nothing of Node or Electron', async ({
  app,
}) => {
  const found = await app.window.evaluate(() => ({
    origin: location.origin,
    node: ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron'].filter(
      (name) => name in globalThis,
    ),
  }));
  expect(found).toEqual({
    origin: 'plugo-app://plugo',
    node: [],
  });
});

test('3. Context isolation is enabled: what the page changes does not reach the preload script', async ({
  app,
}) => {
  expect(await preferencesOf(app)).toMatchObject({ contextIsolation: true, nodeIntegration: false });
  const kept = await app.window.evaluate(async () => {
    const page = globalThis as unknown as { plugo: { appFacts(): Promise<object>; platform: string } };
    Array.prototype.map = () => {
      throw new Error('taken over');
    };
    try {
      page.plugo.platform = 'changed';
    } catch {
      // It cannot be changed.
    }
    return { facts: typeof (await page.plugo.appFacts()), platform: page.plugo.platform };
  });
  expect(kept).toEqual({ facts: 'object', platform: process.platform });
});

test("4. Process sandboxing is enabled: the kernel confines the page's process", async ({ app }) => {
  expect(await preferencesOf(app)).toMatchObject({ sandbox: true });
  test.skip(process.platform !== 'linux', 'read from /proc');
  test.skip(!planLaunch(inspectMachine()).sandbox, 'this machine cannot sandbox Chromium');
  const pid = await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  );
  // 2: system calls pass a filter.
  expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(/^Seccomp:\t2$/m);
});

test('5. Session permission requests are handled: every permission is denied', async ({ app }) => {
  const states = await app.window.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'];
    return Promise.all(
      names.map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state),
    );
  });
  expect(new Set(states)).toEqual(new Set(['denied']));
});

test('6. webSecurity is not disabled', async ({ app }) => {
  expect(await preferencesOf(app)).toMatchObject({ webSecurity: true });
});

test('7. A Content Security Policy is defined: it stops injected code and the network, and the app itself needs neither', async ({
  app,
}) => {
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

test('8. allowRunningInsecureContent, 9. experimental features and 10. enableBlinkFeatures are not enabled', async ({
  app,
}) => {
  const preferences = await preferencesOf(app);
  expect(preferences.allowRunningInsecureContent ?? false).toBe(false);
  expect(preferences.experimentalFeatures ?? false).toBe(false);
  expect(preferences.enableBlinkFeatures ?? '').toBe('');
});

test('11. no allowpopups and 12. webview options are verified: there is no webview, and none can be attached', async ({
  app,
}) => {
  expect(await preferencesOf(app)).toMatchObject({ webviewTag: false });
  const attached = await app.window.evaluate(() => {
    const view = document.createElement('webview');
    view.setAttribute('allowpopups', '');
    view.setAttribute('src', 'https://example.org');
    document.body.append(view);
    // Without the feature it is an element like any unknown one.
    return 'getWebContentsId' in view;
  });
  expect(attached).toBe(false);
  expect(await app.electron.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
});

test('13. Navigation is disabled and 14. creation of new windows too: the page stays where it is and opens no other window', async ({
  app,
}) => {
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

test('15. shell.openExternal gets no untrusted content: links are confirmed, and only https is opened', async ({
  startWith,
}) => {
  const address = 'https://example.org/guide?part=1';
  const app = await startWith({ name: 'linked', files: { 'README.md': `See [the guide](${address}).` } });
  await app.electron.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = async (wanted) => void opened.push(wanted);
  });
  const opened = () => app.electron.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
  await app.window.evaluate(async () => {
    const { plugo } = globalThis as unknown as { plugo: { openLink(wanted: string): Promise<unknown> } };
    const others = [
      'file:///etc/passwd',
      'javascript:alert(1)',
      'smb://server/share',
      'http://example.org',
      '',
    ];
    for (const wanted of others) await plugo.openLink(wanted).catch(() => undefined);
  });
  expect(await opened()).toEqual([]);

  const details = await app.ui.select('linked');
  await details.getByRole('tab', { name: 'README' }).click();
  await details.getByRole('link', { name: 'the guide' }).click();
  const question = app.window.getByRole('dialog', { name: /example\.org/ });
  await expect(question).toContainText(address);
  expect(await opened()).toEqual([]);
  await question.getByRole('button', { name: 'Open', exact: false }).click();
  await expect.poll(opened).toEqual([address]);
});

test('16. A current version of Electron: releases are built with the newest one', () => {
  const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    devDependencies: Readonly<Record<string, string>>;
  };
  // What the lock file names; a machine that cannot download it runs an older one, and says so at its set-up.
  expect(Number(devDependencies.electron?.split('.')[0])).toBeGreaterThanOrEqual(40);
});

test('17. The sender of all IPC messages is validated: a page of another origin gets no answer, even with our preload script', async ({
  app,
}) => {
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

test('17. The sender is checked in one place, which nobody goes around', () => {
  expect(mainSources().match(/\bipcMain\.(handle|on|once|handleOnce)\b/g)).toEqual([
    'ipcMain.handle',
    'ipcMain.on',
  ]);
});

test('18. No file:// protocol but a custom one: only files of the renderer are served', async ({ app }) => {
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

test('18. Nothing is loaded from file://', () => {
  expect(mainSources()).not.toMatch(/loadFile\(|['"`]file:/);
});

test('19. Fuses: those that let others run code as Plugo are off', () => {
  const configured = readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8');
  for (const line of [
    'runAsNode: false',
    'enableNodeOptionsEnvironmentVariable: false',
    'enableNodeCliInspectArguments: false',
    'onlyLoadAppFromAsar: true',
    'grantFileProtocolExtraPrivileges: false',
  ]) {
    expect(configured).toContain(line);
  }
});

test('20. No Electron API is exposed: the preload script hands out functions of its own, and no way to send at will', async ({
  app,
}) => {
  const exposed = await app.window.evaluate(() => {
    const { plugo } = globalThis as unknown as { plugo: Readonly<Record<string, unknown>> };
    return Object.entries(plugo)
      .filter(([, value]) => typeof value === 'object')
      .map(([name]) => name);
  });
  expect(exposed, 'objects in place of functions').toEqual([]);
  const preload = readFileSync(join(APP, 'src', 'preload', 'preload.ts'), 'utf8');
  expect(preload).not.toMatch(/exposeInMainWorld\([^)]*ipcRenderer/);
  // Each channel is named here, none by the page.
  expect(preload.match(/ipcRenderer\.(invoke|send)\((?!ipcChannels\.)/g)).toBeNull();
});

test('What the page names is opened only where opening cannot run it', async ({ app }) => {
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
