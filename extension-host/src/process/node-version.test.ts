import { expect, test } from 'vitest';
import { nodeVersion } from './node-version.js';

test('a Node says its version', async () => {
  expect(await nodeVersion({ command: process.execPath, environment: {} })).toBe(process.versions.node);
});

test('what does not start, or is no Node, has none', async () => {
  expect(await nodeVersion({ command: '/nowhere/node', environment: {} })).toBeUndefined();
  expect(await nodeVersion({ command: '/bin/echo', environment: {} })).toBeUndefined();
});
