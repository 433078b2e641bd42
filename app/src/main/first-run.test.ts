import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { nothingInstalled, wantsSamples } from './first-run.js';

const data = mkdtempSync(join(tmpdir(), 'plugo-first-'));
afterAll(() => rmSync(data, { recursive: true }));

test('nothing is installed until a folder lies among the extensions', () => {
  expect(nothingInstalled(data)).toBe(true);
  mkdirSync(join(data, 'extensions', '.staging'), { recursive: true });
  expect(nothingInstalled(data)).toBe(true);
  mkdirSync(join(data, 'extensions', 'a.b-1.0.0'));
  expect(nothingInstalled(data)).toBe(false);
});

test('the samples are wanted by an option or a variable', () => {
  expect(wantsSamples(['plugo', '--install-samples'], {})).toBe(true);
  expect(wantsSamples(['plugo'], { PLUGO_INSTALL_SAMPLES: '1' })).toBe(true);
  expect(wantsSamples(['plugo'], {})).toBe(false);
});
