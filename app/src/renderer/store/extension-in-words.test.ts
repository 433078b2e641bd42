import type { ExtensionView, SerializedError } from '@plugo/extension-host/control';
import { afterEach, expect, test } from 'vitest';
import { setLanguage } from '../../shared/texts/index.js';
import { extensionInWords } from './extension-in-words.js';

afterEach(() => setLanguage('en'));

const error: SerializedError = { code: 'EXITED', message: 'It ended with 1.', nextStep: 'See.' };
const extension = {
  id: 'a.b',
  availability: { kind: 'unresolved', error },
  state: { status: 'inactive' },
  settings: { error },
  lastCrash: { at: 7, error },
} as unknown as ExtensionView;

test('in English an extension is as the host tells it', () => {
  expect(extensionInWords(extension)).toBe(extension);
});

test('in Chinese its errors are in Chinese, and nothing else of it changes', () => {
  setLanguage('zh-CN');
  const chinese = {
    ...error,
    message: '扩展的进程自行结束。（It ended with 1.）',
    nextStep: expect.any(String),
  };
  expect(extensionInWords(extension)).toEqual({
    ...extension,
    availability: { kind: 'unresolved', error: chinese },
    lastCrash: { at: 7, error: chinese },
  });
});
