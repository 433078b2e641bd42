import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaultAppSettings } from '../shared/app-settings.js';
import { AppStateFile } from './app-state.js';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'plugo-state-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

test('what is kept is there at the next start, and no temporary file is', () => {
  const settings = { ...defaultAppSettings, theme: 'dark' } as const;
  const window = { bounds: { x: 1, y: 2, width: 900, height: 700 }, maximized: true };
  new AppStateFile(directory).update({ window });
  new AppStateFile(directory).update({ settings });
  expect(new AppStateFile(directory).current).toEqual({ window, settings });
  expect(readdirSync(directory)).toEqual(['app-state.json']);
});

test.each(['', '{', 'null', '{"window":7,"settings":7}'])('a broken file (%s) means the defaults', (text) => {
  writeFileSync(join(directory, 'app-state.json'), text);
  expect(new AppStateFile(directory).current).toEqual({ settings: defaultAppSettings });
});
