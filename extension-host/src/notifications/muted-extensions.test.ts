import { afterEach, beforeEach, expect, test } from 'vitest';
import { FakeClock } from '../base/fake-clock.js';
import { MutedExtensions } from './muted-extensions.js';
import { NotificationCentre } from './notification-centre.js';

let clock: FakeClock;
let ids: readonly string[];
let muted: MutedExtensions;
let centre: NotificationCentre;
let closed: string[];

beforeEach(() => {
  clock = new FakeClock();
  ids = [];
  closed = [];
  muted = new MutedExtensions({
    read: () => ids,
    write: async (written) => {
      ids = written;
    },
  });
  centre = new NotificationCentre({
    clock,
    isMuted: (id) => muted.isMuted(id),
    onHeldBack: (id) => muted.countHeldBack(id),
  });
  centre.onDidClose(({ extensionId }) => closed.push(extensionId));
});

afterEach(() => {
  centre.dispose();
  muted.dispose();
});

const post = (extensionId: string) => centre.post(extensionId, { severity: 'error', message: 'Drip' });

test('what a muted extension posts is counted, dismissed and not shown', async () => {
  await muted.setMuted('test.tap', true);
  post('test.tap');
  post('test.tap');
  post('test.other');
  await clock.advance(0);
  expect([muted.list, centre.notifications.map(({ extensionId }) => extensionId), closed]).toEqual([
    [{ id: 'test.tap', heldBack: 2 }],
    ['test.other'],
    ['test.tap', 'test.tap'],
  ]);
});

test('one that is heard again starts from nothing, and a word already in force changes nothing', async () => {
  let changes = 0;
  muted.onDidChange(() => changes++);
  await muted.setMuted('test.tap', true);
  await muted.setMuted('test.tap', true);
  post('test.tap');
  await muted.setMuted('test.tap', false);
  post('test.tap');
  expect([ids, muted.list, centre.notifications.length, changes]).toEqual([[], [], 1, 3]);
});
