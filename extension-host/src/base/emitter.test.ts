import { expect, test, vi } from 'vitest';
import { DisposableStore, toDisposable } from './disposable.js';
import { Emitter } from './emitter.js';

test('a listener that throws does not keep the others from hearing', () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  const emitter = new Emitter<number>();
  const heard: number[] = [];
  emitter.event(() => {
    throw new Error('bad listener');
  });
  emitter.event((value) => heard.push(value));
  emitter.fire(7);
  expect(heard).toEqual([7]);
  expect(told).toHaveBeenCalledOnce();
  told.mockRestore();
});

test('the same listener subscribed twice is two subscriptions', () => {
  const emitter = new Emitter<number>();
  const heard: number[] = [];
  const listener = (value: number) => heard.push(value);
  const first = emitter.event(listener);
  emitter.event(listener);
  first.dispose();
  emitter.fire(1);
  expect(heard).toEqual([1]);
});

test('a store releases last one first, once, and at once what comes late', () => {
  const store = new DisposableStore();
  const story: string[] = [];
  store.add(toDisposable(() => story.push('first')));
  store.add(toDisposable(() => story.push('second')));
  store.dispose();
  store.dispose();
  store.add(toDisposable(() => story.push('late')));
  expect(story).toEqual(['second', 'first', 'late']);
});
