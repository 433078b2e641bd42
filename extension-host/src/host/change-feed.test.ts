import { expect, test } from 'vitest';
import { FakeClock } from '../base/fake-clock.js';
import type { ExtensionView } from '../control/extension-view.js';
import { defaultHostSettings } from '../control/host-settings.js';
import type { HostChange } from '../control/messages.js';
import { ChangeFeed } from './change-feed.js';

function feedOf(views: Readonly<Record<string, Partial<ExtensionView>>>) {
  const clock = new FakeClock();
  const feed = new ChangeFeed(
    clock,
    (id) => views[id] as ExtensionView | undefined,
    () => ({ notifications: [], muted: [], progress: [], settings: defaultHostSettings, problems: [] }),
  );
  return { clock, feed };
}

test('changes within a twentieth of a second are told once, with the state as it is then', async () => {
  const views: Record<string, Partial<ExtensionView>> = { a: { id: 'a', restarts: 0 } };
  const { clock, feed } = feedOf(views);
  const told: HostChange[] = [];
  feed.onDidChange((change) => told.push(change));
  feed.extensionChanged('a');
  feed.extensionChanged('gone');
  views.a = { id: 'a', restarts: 7 };
  feed.extensionChanged('a');
  feed.partChanged('settings');
  await clock.advance(60);
  expect(told).toEqual([
    { changed: [{ id: 'a', restarts: 7 }], removed: ['gone'], settings: defaultHostSettings },
  ]);
});

test('nothing is left waiting after the feed is disposed', () => {
  const { clock, feed } = feedOf({});
  feed.extensionChanged('a');
  feed.dispose();
  expect(clock.pending).toBe(0);
});

test('however much changes, at most 20 pictures a second are told, and the last one is not lost', async () => {
  const views: Record<string, Partial<ExtensionView>> = {};
  const { clock, feed } = feedOf(views);
  const told: HostChange[] = [];
  feed.onDidChange((change) => told.push(change));
  for (let millisecond = 0; millisecond < 1000; millisecond += 1) {
    views.a = { id: 'a', restarts: millisecond };
    feed.extensionChanged('a');
    await clock.advance(1);
  }
  await clock.advance(50);
  expect(told.length).toBeLessThanOrEqual(21);
  expect(told.at(-1)?.changed).toEqual([{ id: 'a', restarts: 999 }]);
});
