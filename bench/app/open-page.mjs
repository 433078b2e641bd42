import { chromium } from '@playwright/test';

/** How long the page is waited for, milliseconds. */
const PATIENCE = 30_000;

/**
 * The page of a running app, over Chromium's debugger.
 *
 * @returns {Promise<{ page: import('@playwright/test').Page, close: () => Promise<void> }>}
 */
export async function openPage(app) {
  const browser = await chromium.connectOverCDP(await app.debuggerUrl);
  const [context] = browser.contexts();
  const page = context.pages()[0] ?? (await context.waitForEvent('page', { timeout: PATIENCE }));
  return { page, close: () => browser.close() };
}

/** When the page noted something, milliseconds since 1970. It keeps its notes, so asking late loses nothing. */
export async function markOf(page, name) {
  const handle = await page.waitForFunction(
    (wanted) => {
      const [mark] = performance.getEntriesByName(wanted);
      return mark && performance.timeOrigin + mark.startTime;
    },
    name,
    { timeout: PATIENCE },
  );
  return handle.jsonValue();
}
