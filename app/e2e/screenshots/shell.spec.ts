import { readNotifications, resize, showSamples, take, takeAll } from '../support/pictures.js';
import { startAgain } from '../support/start-again.js';
import { expect, test, withWindow } from '../support/story-test.js';
import { writeExtension } from '../support/write-extension.js';

// Pictures of what is around the list: PLUGO_SCREENSHOTS=1 npm run e2e -- screenshots/shell

test('welcome.png', async ({ launchApp }, { outputDir }) => {
  const app = withWindow(await launchApp({ env: { PLUGO_INSTALL_SAMPLES: '' } }));
  await app.window.emulateMedia({ colorScheme: 'dark' });
  await resize(app, 1280, 800);
  await app.window.getByRole('button', { name: 'Install Hello World' }).click();
  const card = app.window.getByRole('listitem', { name: 'Hello World' });
  await expect(card.getByTestId('state')).toHaveText('Running', { timeout: 20_000 });
  await app.window.getByRole('button', { name: 'Say hello' }).click();
  await expect(app.window.getByRole('status', { name: 'It answered' })).toContainText('World');
  await takeAll(app, 'welcome', outputDir);
});

test('keyboard.png, about, guide, install-link.png and high-contrast.png', async ({ startWith, folder }, {
  outputDir,
}) => {
  const app = await showSamples(startWith);
  await readNotifications(app, 2);
  const choose = (label: string) =>
    app.electron.evaluate(({ Menu }, wanted) => {
      const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
      items.find((item) => item.label === wanted)?.click();
    }, label);
  await choose('Keyboard shortcuts');
  await expect(app.ui.dialog('Keyboard shortcuts')).toBeVisible();
  await takeAll(app, 'keyboard', outputDir);
  await app.window.keyboard.press('Escape');
  await choose('About Plugo');
  await expect(app.ui.dialog('About Plugo')).toContainText(/24\./);
  await take(app, 'about.png', outputDir, false);
  await app.window.keyboard.press('Escape');
  await choose('Write an extension');
  await expect(app.window.locator('.guide .markdown h2').first()).toBeVisible();
  await take(app, 'guide.png', outputDir, false);
  await choose('Show extensions');

  await resize(app, 1280, 800);
  await app.window.emulateMedia({ colorScheme: 'dark' });
  const source = writeExtension(folder, {
    name: 'greeter',
    manifest: { displayName: 'Greeter', publisher: 'me', version: '1.2.0', description: 'Greets everybody.' },
  });
  await startAgain([`--data-dir=${app.dataDir}`, `plugo://install?folder=${encodeURIComponent(source)}`]);
  await expect(app.ui.dialog('Install this extension?')).toContainText('A link asks');
  await take(app, 'install-link.png', outputDir);
  await app.window.keyboard.press('Escape');

  await app.ui.select('Word Count');
  for (const [theme, colorScheme, name] of [
    ['highContrast', 'dark', 'high-contrast.png'],
    ['highContrastLight', 'light', 'high-contrast-light.png'],
  ] as const) {
    await app.window.emulateMedia({ colorScheme });
    await app.window.evaluate(
      (chosen) =>
        (
          globalThis as unknown as { plugo: { setAppSettings(s: object): Promise<void> } }
        ).plugo.setAppSettings({ theme: chosen }),
      theme,
    );
    await expect(app.window.locator('html')).toHaveAttribute('data-contrast', 'more');
    await take(app, name, outputDir, theme === 'highContrast');
  }
});
