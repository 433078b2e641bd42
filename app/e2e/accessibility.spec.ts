import AxeBuilder from '@axe-core/playwright';
import { dropFolders } from './support/desktop.js';
import { resize } from './support/pictures.js';
import { expect, type Plugo, test } from './support/story-test.js';
import { writeExtension } from './support/write-extension.js';

const themes = ['light', 'dark', 'highContrast', 'highContrastLight'] as const;
type Theme = (typeof themes)[number];

/** What axe-core calls serious or critical, each with where it is. A theme changes colours alone. */
async function violations({ window }: Plugo, theme: Theme): Promise<string[]> {
  // Electron opens no pages for axe's own, which its usual mode wants.
  const axe = new AxeBuilder({ page: window }).setLegacyMode(true);
  if (theme !== 'light') axe.withRules(['color-contrast']);
  const { violations: found } = await axe.analyze();
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}\n${failureSummary}`),
    );
}

async function wear({ window }: Plugo, theme: Theme): Promise<void> {
  await window.emulateMedia({ colorScheme: theme === 'dark' || theme === 'highContrast' ? 'dark' : 'light' });
  await window.evaluate(
    (chosen) =>
      (globalThis as unknown as { plugo: { setAppSettings(s: object): Promise<void> } }).plugo.setAppSettings(
        {
          theme: chosen,
        },
      ),
    theme,
  );
  await expect(window.locator('html')).toHaveAttribute(
    'data-contrast',
    theme.startsWith('highContrast') ? 'more' : 'normal',
  );
}

/** Looks at what the window shows in every theme. */
async function check(app: Plugo, what: string): Promise<void> {
  for (const theme of themes) {
    await wear(app, theme);
    // Colours that are on their way to others are neither.
    await app.window.evaluate(() =>
      Promise.allSettled(document.getAnimations().map(({ finished }) => finished)),
    );
    expect.soft(await violations(app, theme), `${what}, ${theme}`).toEqual([]);
  }
}

/** What the app has for everybody: its views and dialogs stand in the menu, so that new ones are looked at, too. */
async function menuItems({ electron }: Plugo, menu: string): Promise<readonly string[]> {
  return electron.evaluate(
    ({ Menu }, wanted) =>
      Menu.getApplicationMenu()
        ?.items.find(({ label }) => label === wanted)
        ?.submenu?.items.filter(({ role, type }) => type === 'normal' && !role)
        .map(({ label }) => label) ?? [],
    menu,
  );
}

async function choose({ electron }: Plugo, label: string): Promise<void> {
  await electron.evaluate(({ Menu }, wanted) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
    items.find((item) => item.label === wanted)?.click();
  }, label);
}

test('axe-core finds no serious or critical violation in any view', async ({ startWith }) => {
  test.setTimeout(180_000);
  const app = await startWith();
  await app.ui.runningPid('Hello World');
  await resize(app, 1280, 800);
  for (const view of await menuItems(app, 'View')) {
    await choose(app, view);
    await expect(app.window.locator('.workbench')).not.toBeEmpty();
    await check(app, view);
    await app.window.keyboard.press('Escape');
  }
  for (const view of ['Welcome', 'Write an extension', 'Keyboard shortcuts', 'About Plugo']) {
    await choose(app, view);
    await check(app, view);
    await app.window.keyboard.press('Escape');
  }
});

test('nor in any part of the details of an extension', async ({ startWith }) => {
  test.setTimeout(180_000);
  const app = await startWith();
  await expect(app.ui.state('Crash Loop')).toHaveText(/^(Failed|Restarting)/, { timeout: 30_000 });
  for (const name of ['Word Count', 'Crash Loop', 'Missing Dependency']) {
    const details = await app.ui.select(name);
    for (const tab of await details.getByRole('tab').all()) {
      // Those of one that runs are looked at whole, of others only what tells why they do not.
      if (
        name !== 'Word Count' &&
        (await details.getByRole('tab').first().textContent()) !== (await tab.textContent())
      )
        continue;
      await tab.click();
      await check(app, `${name}: ${await tab.textContent()}`);
    }
  }
});

test('nor in any dialog', async ({ startWith, folder }) => {
  test.setTimeout(180_000);
  const app = await startWith(
    { name: 'base' },
    { name: 'needs', manifest: { extensionDependencies: { 'test.base': '*' } } },
  );
  await app.ui.runningPid('needs');
  await app.window.keyboard.press('ControlOrMeta+Shift+P');
  await check(app, 'palette');
  await app.window.keyboard.press('Escape');
  await dropFolders(app, [writeExtension(folder, { name: 'new' })]);
  await expect(app.ui.dialog('Install this extension?')).toBeVisible();
  await check(app, 'installation');
  await app.window.keyboard.press('Escape');
  await app.ui.press('base', 'Disable');
  await expect(app.ui.dialog('Disable base?')).toBeVisible();
  await check(app, 'disabling with dependents');
  await app.window.keyboard.press('Escape');
  await app.window.keyboard.press('ControlOrMeta+3');
  await expect(app.ui.centre).toBeVisible();
  await check(app, 'notifications');
});

test('from 800×600 to a wall nothing is cut off, and nothing scrolls sideways', async ({ startWith }) => {
  test.setTimeout(120_000);
  const app = await startWith();
  await app.ui.runningPid('Hello World');
  await app.ui.select('Word Count');
  for (const [width, height] of [
    [800, 600],
    [1280, 800],
    [3840, 2160],
  ] as const) {
    await app.window.setViewportSize({ width, height });
    for (const view of [...(await menuItems(app, 'View')), 'Welcome', 'Write an extension']) {
      await choose(app, view);
      const sideways = await app.window.evaluate(() =>
        [
          document.documentElement,
          ...document.querySelectorAll<HTMLElement>('.app, .workbench, main, .status-bar'),
        ]
          .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
          .map(
            ({ className, tagName, scrollWidth, clientWidth }) =>
              `${tagName}.${className}: ${scrollWidth} > ${clientWidth}`,
          ),
      );
      expect.soft(sideways, `${view} at ${width}×${height}`).toEqual([]);
      await app.window.keyboard.press('Escape');
    }
  }
});
