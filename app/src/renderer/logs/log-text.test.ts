import { expect, test } from 'vitest';
import { copiedText, visibleText } from './log-text.js';

test('ANSI codes are shown, not obeyed; tabs stay', () => {
  expect(visibleText('\u001b[31mred\u001b[0m\ta\u0007')).toBe('^[[31mred^[[0m\ta^G');
});

test('copied lines carry time, level, extension and source', () => {
  const time = new Date(2026, 10, 21, 14, 3, 7, 42).getTime();
  const text = copiedText([
    { sequence: 1, time, extensionId: 'plugo.clock', source: 'stderr', level: 'warning', message: 'late' },
  ]);
  expect(text).toBe('14:03:07.042 [warning] plugo.clock stderr: late');
});
