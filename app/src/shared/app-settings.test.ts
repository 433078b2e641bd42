import { expect, test } from 'vitest';
import { defaultAppSettings, parseAppSettings } from './app-settings.js';

test('what fits is taken, and what does not is as before', () => {
  const before = { ...defaultAppSettings, theme: 'dark' } as const;
  expect(parseAppSettings({ theme: 'pink', language: 'zh-CN', other: 1 }, before)).toEqual({
    ...before,
    language: 'zh-CN',
  });
});

test.each([undefined, null, 7, 'dark', []])('%j means the defaults', (value) => {
  expect(parseAppSettings(value)).toEqual(defaultAppSettings);
});
