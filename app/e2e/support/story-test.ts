import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type LaunchedApp } from '../fixtures/launch-app.js';
import { PlugoWindow } from './plugo-window.js';
import { type ExtensionSource, place } from './write-extension.js';

/** A running app with its window. */
export interface Plugo extends LaunchedApp {
  readonly ui: PlugoWindow;
}

interface Fixtures {
  /** A fresh folder outside the data folder, for extensions that are not installed yet. */
  readonly folder: string;
  /** Starts the app with these extensions installed; without any, with the samples. */
  readonly startWith: (...extensions: readonly ExtensionSource[]) => Promise<Plugo>;
}

export { expect } from '../fixtures/launch-app.js';

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from this pattern what a fixture needs.
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'plugo-source-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },

  startWith: async ({ dataDir, launchApp }, use) => {
    await use(async (...extensions) => {
      if (extensions.length > 0) place(dataDir, ...extensions);
      return withWindow(await launchApp());
    });
  },
});

export function withWindow(app: LaunchedApp): Plugo {
  return { ...app, ui: new PlugoWindow(app.window) };
}
