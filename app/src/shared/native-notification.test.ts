import { expect, test } from 'vitest';
import { parseNativeNotification } from './native-notification.js';

test('what fits is taken, cut to what systems show', () => {
  const parsed = parseNativeNotification({
    id: 'n',
    title: 'Clock',
    body: 'x'.repeat(1_000),
    actions: [{ id: 'a', title: 'A' }, { id: 7 }, null, { id: 'b', title: 'B' }],
    urgent: 'yes',
  });
  expect(parsed).toEqual({
    id: 'n',
    title: 'Clock',
    body: 'x'.repeat(500),
    urgent: false,
    actions: [
      { id: 'a', title: 'A' },
      { id: 'b', title: 'B' },
    ],
  });
});

test.each([undefined, null, 'n', {}, { id: 1, title: '', body: '' }])('%j is none', (value) => {
  expect(parseNativeNotification(value)).toBeUndefined();
});
