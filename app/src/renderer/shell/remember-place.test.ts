import { beforeEach, expect, test } from 'vitest';
import { createAppStore } from '../store/app-store.js';
import { rememberedPlace, rememberPlace } from './remember-place.js';

let kept: Map<string, string>;
let storage: Storage;
beforeEach(() => {
  kept = new Map();
  storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  } as Storage;
});

test('the view, the extension and whether the log is open come back', () => {
  const store = createAppStore();
  rememberPlace(store, storage);
  store.setState({ view: 'logs', selectedId: 'a.b', logOpen: false, search: 'x' });
  expect(rememberedPlace(storage, ['extensions', 'logs'])).toEqual({
    view: 'logs',
    selectedId: 'a.b',
    logOpen: false,
  });
});

test('a view that is gone, and what is no place, are left out', () => {
  kept.set('plugo-place', '{"view":"gone","selectedId":7,"logOpen":"yes"}');
  expect(rememberedPlace(storage, ['extensions'])).toEqual({});
  kept.set('plugo-place', '{');
  expect(rememberedPlace(storage, ['extensions'])).toEqual({});
});

test('other changes write nothing', () => {
  const store = createAppStore();
  rememberPlace(store, storage);
  store.setState({ search: 'x' });
  expect(kept.size).toBe(0);
});
