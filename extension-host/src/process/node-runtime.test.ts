import { expect, test } from 'vitest';
import { resolveNodeRuntime } from './node-runtime.js';

test('Plugo runs extensions on its own Node', () => {
  expect(resolveNodeRuntime({ launcherPath: '/l.mjs' })).toEqual({
    kind: 'bundled',
    command: expect.stringMatching(/node_modules.*node/),
    launcher: '/l.mjs',
    environment: {},
  });
});

test('a configured Node wins', () => {
  expect(resolveNodeRuntime({ nodePath: '/n', launcherPath: '/l.mjs' })).toEqual({
    kind: 'configured',
    command: '/n',
    launcher: '/l.mjs',
    environment: {},
  });
});
