import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../scripts/paths.mjs';
import { expect, type Plugo } from './story-test.js';

const samples = ['Clock', 'Hello Python', 'Hello World', 'Word Count'];

/** The app with the samples, in a window of a given size and colour, its first notifications put away. */
export async function showSamples(
  start: () => Promise<Plugo>,
  {
    theme = 'dark',
    width = 1280,
    height = 800,
  }: { theme?: 'dark' | 'light'; width?: number; height?: number } = {},
): Promise<Plugo> {
  const app = await start();
  // Playwright itself makes the page believe that the system is light.
  await app.window.emulateMedia({ colorScheme: theme });
  await resize(app, width, height);
  for (const name of samples) await app.ui.runningPid(name);
  // The memory is measured within 2 s.
  for (const name of samples)
    await expect(app.ui.row(name).getByTestId('process')).toContainText(/[1-9]\d* MB/);
  return app;
}

export async function resize({ electron, window }: Plugo, width: number, height: number): Promise<void> {
  await electron.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size[0], size[1]),
    [width, height] as const,
  );
  await expect.poll(() => window.evaluate(() => [innerWidth, innerHeight])).toEqual([width, height]);
}

/** Reads as many notifications as are to come, which takes their toasts away. */
export async function readNotifications({ ui }: Plugo, count: number): Promise<void> {
  await ui.statusBar.getByRole('button', { name: `Notifications, ${count} unread` }).click();
  await ui.centre.getByRole('button', { name: 'Hide' }).click();
  await expect(ui.toasts).toHaveCount(0);
}

/** Gives the log less room: its upper edge goes to this height. */
export async function shrinkLog({ window }: Plugo, top: number): Promise<void> {
  const edge = await window.getByRole('separator', { name: 'Resize the log' }).boundingBox();
  if (!edge) throw new Error('The log has no upper edge.');
  await window.mouse.move(edge.x + edge.width / 2, edge.y);
  await window.mouse.down();
  await window.mouse.move(edge.x + edge.width / 2, top, { steps: 4 });
  await window.mouse.up();
}

/** Into docs/images where PLUGO_SCREENSHOTS is set, and into the test results otherwise. */
export async function take(
  { window }: Plugo,
  name: string,
  outputDir: string,
  forDocs = true,
): Promise<void> {
  const folder = process.env.PLUGO_SCREENSHOTS && forDocs ? join(ROOT, 'docs', 'images') : outputDir;
  mkdirSync(folder, { recursive: true });
  await window.mouse.move(0, 0);
  await window.screenshot({ path: join(folder, name), animations: 'disabled', caret: 'hide' });
}

/** Takes a view large and small, dark and light. The first one is for the docs, the others are to be looked at. */
export async function takeAll(app: Plugo, view: string, outputDir: string): Promise<void> {
  for (const [width, height] of [
    [1280, 800],
    [800, 600],
  ] as const) {
    await resize(app, width, height);
    for (const theme of ['dark', 'light'] as const) {
      await app.window.emulateMedia({ colorScheme: theme });
      if (width === 1280 && theme === 'dark') await take(app, `${view}.png`, outputDir);
      else await take(app, `${view}-${width}-${theme}.png`, outputDir, false);
    }
  }
}
