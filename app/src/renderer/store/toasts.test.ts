import type { PostedNotification } from '@plugo/extension-host/control';
import { expect, test } from 'vitest';
import { autoHideAfter, firstToasts, raiseToasts } from './toasts.js';

const posted = (id: string, over: Partial<PostedNotification> = {}): PostedNotification => ({
  id,
  extensionId: 'plugo.clock',
  severity: 'info',
  message: id,
  actions: [],
  time: 1,
  count: 1,
  read: false,
  outcome: { kind: 'open' },
  ...over,
});

test('only what asks nothing and is no error hides by itself', () => {
  const actions = [{ id: 'ok', title: 'OK' }];
  const all = [
    posted('a'),
    posted('b', { severity: 'warning' }),
    posted('c', { actions }),
    posted('d', { severity: 'error' }),
  ];
  expect(all.map(autoHideAfter)).toEqual([8_000, 8_000, undefined, undefined]);
});

test('new and repeated notifications come to the front, closed and removed ones go', () => {
  const before = [posted('kept'), posted('closed'), posted('repeated'), posted('removed')];
  const after = [
    posted('new', { time: 2 }),
    posted('kept'),
    posted('closed', { outcome: { kind: 'chosen', actionId: 'ok' } }),
    posted('repeated', { time: 2, count: 2 }),
  ];
  const toasts = raiseToasts(['kept', 'closed', 'repeated', 'removed'], before, after);
  expect(toasts).toEqual(['new', 'repeated', 'kept']);
});

test('one that was hidden stays hidden', () => {
  const list = [posted('hidden')];
  expect(raiseToasts([], list, list)).toEqual([]);
});

test('a window that opens shows only what came just now', () => {
  const list = [
    posted('now', { time: 99_000 }),
    posted('old', { time: 1 }),
    posted('seen', { time: 99_000, read: true }),
  ];
  expect(firstToasts(list, 100_000)).toEqual(['now']);
});
