import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { hostVersion } from './version.js';

test('the version is that of the package', () => {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  expect(hostVersion).toBe(manifest.version);
});
