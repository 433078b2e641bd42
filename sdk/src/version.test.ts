import { expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { sdkVersion } from './version.js';

test('the SDK tells the version of its package', () => {
  expect(sdkVersion).toBe(manifest.version);
});
