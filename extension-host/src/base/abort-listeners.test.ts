import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { offAbort, onAbort } from './abort-listeners.js';

const listenersOf = (signal: AbortSignal) => getEventListeners(signal, 'abort').length;

test('many who share a signal cost it one listener, and all hear of its end, once', () => {
  const { signal, ...controller } = bound(new AbortController());
  const heard: number[] = [];
  for (let who = 0; who < 100; who += 1) onAbort(signal, () => heard.push(who));
  expect(listenersOf(signal)).toBe(1);
  controller.abort();
  controller.abort();
  expect(heard).toEqual(Array.from({ length: 100 }, (_, who) => who));
});

test('who has left hears nothing, and the last one leaves nothing behind', () => {
  const { signal, ...controller } = bound(new AbortController());
  const heard: string[] = [];
  const early = () => void heard.push('early');
  const late = () => void heard.push('late');
  const [first, second] = [onAbort(signal, early), onAbort(signal, late)];
  offAbort(signal, first);
  offAbort(signal, first);
  offAbort(signal, second);
  expect(listenersOf(signal)).toBe(0);
  onAbort(signal, late);
  expect(listenersOf(signal)).toBe(1);
  controller.abort();
  expect(heard).toEqual(['late']);
});

test('one that is told may take another with it', () => {
  const { signal, ...controller } = bound(new AbortController());
  const heard: string[] = [];
  onAbort(signal, () => {
    heard.push('first');
    offAbort(signal, second);
  });
  const second = onAbort(signal, () => void heard.push('second'));
  controller.abort();
  expect(heard).toEqual(['first']);
});

function bound(controller: AbortController) {
  return { signal: controller.signal, abort: () => controller.abort() };
}
