import type { Locator, Page } from '@playwright/test';
import { expect } from '../fixtures/launch-app.js';

/** What the list showed of an extension at a moment, in milliseconds of the page's clock. */
export interface ShownState {
  readonly at: number;
  readonly word: string;
  readonly tone: string | undefined;
  readonly problem: string | undefined;
}

/** The window as a person sees it: by the names and roles of what is in it. */
export class PlugoWindow {
  readonly extensions: Locator;
  readonly details: Locator;
  readonly logs: Locator;
  readonly palette: Locator;
  readonly centre: Locator;
  readonly toasts: Locator;
  readonly statusBar: Locator;
  readonly settings: Locator;

  constructor(readonly page: Page) {
    this.extensions = page.getByRole('list', { name: 'Extensions', exact: true });
    this.details = page.getByRole('main', { name: 'Details' });
    this.logs = page.getByRole('region', { name: 'Logs' });
    this.palette = page.locator('dialog.palette');
    this.centre = page.getByRole('dialog', { name: 'Notifications' });
    // The details have a region of that name as well.
    this.toasts = page.locator('.toasts').and(page.getByRole('region', { name: 'Notifications' }));
    this.statusBar = page.getByRole('contentinfo');
    this.settings = page.getByRole('main', { name: 'Settings' });
  }

  /** The line of an extension in the list. */
  row(displayName: string): Locator {
    return this.extensions.getByRole('listitem', { name: displayName, exact: true });
  }

  /** Its state: a word, whose colour is in `data-tone`. */
  state(displayName: string): Locator {
    return this.row(displayName).getByTestId('state');
  }

  /** Waits until it runs, and answers with its process id. */
  async runningPid(displayName: string, timeout = 15_000): Promise<number> {
    await expect(this.state(displayName)).toHaveText('Running', { timeout });
    return this.pid(displayName);
  }

  /** From now on writes down each state an extension shows; answers with how to read them. */
  async recordStates(displayName: string): Promise<() => Promise<readonly ShownState[]>> {
    const row = await this.row(displayName).elementHandle();
    const record = await row?.evaluateHandle((element) => {
      const states: ShownState[] = [];
      const textOf = (name: string) =>
        element.querySelector(`[data-testid=${name}]`)?.textContent ?? undefined;
      new MutationObserver(() => {
        const word = textOf('state') ?? '';
        const problem = textOf('problem');
        const tone = element.querySelector<HTMLElement>('[data-testid=state]')?.dataset.tone;
        if (states.at(-1)?.word !== word) states.push({ at: performance.now(), word, tone, problem });
      }).observe(element, { subtree: true, childList: true, characterData: true });
      return states;
    });
    if (!record) throw new Error(`${displayName} is not in the list.`);
    return () => record.jsonValue();
  }

  async pid(displayName: string): Promise<number> {
    const text = await this.row(displayName)
      .getByText(/^pid \d+$/)
      .textContent();
    return Number(/pid (\d+)/.exec(text ?? '')?.[1]);
  }

  /** Shows the details of an extension. */
  async select(displayName: string): Promise<Locator> {
    await this.row(displayName).getByRole('button', { name: displayName, exact: true }).click();
    await expect(this.details.getByRole('heading', { level: 1 })).toHaveText(displayName);
    return this.details;
  }

  /** Presses a button of the details of an extension. */
  async press(displayName: string, button: string): Promise<void> {
    const details = await this.select(displayName);
    await details.getByRole('button', { name: button, exact: true }).click();
  }

  /** Shows a page of the window. */
  async showView(name: string): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Views' })
      .getByRole('button', { name, exact: true })
      .click();
  }

  /** Shows the settings: a group of them, by its name. */
  async openSettings(group: string): Promise<Locator> {
    await this.showView('Settings');
    const tree = this.settings.getByRole('navigation', { name: 'Groups of settings' });
    await tree.getByRole('button', { name: group }).click();
    return this.settings;
  }

  dialog(title: string): Locator {
    return this.page.getByRole('dialog', { name: title });
  }

  /** The lines of the log that are in view and hold a text. */
  logLines(text: string | RegExp): Locator {
    return this.logs.getByTestId('log-row').filter({ hasText: text });
  }

  /** Shows only the lines of one extension in the log. */
  async showLogOf(displayName: string): Promise<void> {
    await this.logs.getByRole('combobox', { name: 'Extension shown' }).selectOption({ label: displayName });
  }

  /** Opens the palette with its shortcut and picks a command. */
  async pickCommand(title: string): Promise<Locator> {
    await this.page.keyboard.press('ControlOrMeta+Shift+P');
    await this.palette.getByRole('combobox', { name: 'Type the name of a command' }).fill(title);
    await this.palette.getByRole('option', { name: title }).click();
    return this.palette;
  }
}
