import { expect, test } from 'vitest';
import { defaultAppSettings, parseAppSettings } from './app-settings.js';

test('what fits is taken, and what does not is as before', () => {
  const before = { ...defaultAppSettings, theme: 'dark' } as const;
  expect(parseAppSettings({ theme: 'pink', language: 'zh-CN', other: 1 }, before)).toEqual({
    ...before,
    language: 'zh-CN',
  });
});

test('of key bindings those count that are texts, and something else than an object changes nothing', () => {
  const before = { ...defaultAppSettings, keyBindings: { a: 'f1' } };
  expect(parseAppSettings({ keyBindings: { b: 'f2', c: 7 } }, before).keyBindings).toEqual({ b: 'f2' });
  expect(parseAppSettings({ keyBindings: ['f2'] }, before).keyBindings).toEqual({ a: 'f1' });
});

test.each([undefined, null, 7, 'dark', []])('%j means the defaults', (value) => {
  expect(parseAppSettings(value)).toEqual(defaultAppSettings);
});
