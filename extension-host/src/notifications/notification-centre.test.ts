import type { ShowNotificationParams } from '@plugo/sdk/protocol';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FakeClock } from '../base/fake-clock.js';
import { NotificationCentre, type NotificationClosed } from './notification-centre.js';

let clock: FakeClock;
let centre: NotificationCentre;
let closed: NotificationClosed[];
let dropped: string[];
let changes: number;

beforeEach(() => {
  clock = new FakeClock();
  closed = [];
  dropped = [];
  changes = 0;
  centre = new NotificationCentre({ clock, onDropped: (id, message) => dropped.push(`${id}: ${message}`) });
  centre.onDidClose((event) => closed.push(event));
  centre.onDidChange(() => changes++);
});

afterEach(() => {
  centre.dispose();
  expect(clock.pending).toBe(0);
});

function post(
  message: string,
  rest: Partial<ShowNotificationParams> = {},
  extensionId = 'plugo.clock',
): string {
  return centre.post(extensionId, { severity: 'info', message, ...rest });
}

const actions = [
  { id: 'yes', title: 'Yes' },
  { id: 'no', title: 'No' },
];
const shown = () =>
  centre.notifications.map(
    ({ message, count, read, outcome }) => `${message} ×${count} ${read ? 'read' : 'unread'} ${outcome.kind}`,
  );

test('a notification is shown unread, newest first', () => {
  const id = post('Tea?', { severity: 'warning', detail: 'Green.', actions });
  post('Later');
  expect(centre.notifications[1]).toEqual({
    id,
    extensionId: 'plugo.clock',
    severity: 'warning',
    message: 'Tea?',
    detail: 'Green.',
    actions,
    time: 1_000_000,
    count: 1,
    read: false,
    outcome: { kind: 'open' },
  });
  expect(shown()).toEqual(['Later ×1 unread open', 'Tea? ×1 unread open']);
});

test('the chosen action is told once, whatever comes after', () => {
  const notificationId = post('Tea?', { actions });
  centre.respond(notificationId, 'yes');
  centre.respond(notificationId, 'no');
  centre.respond(notificationId);
  centre.clear();
  expect(closed).toEqual([{ extensionId: 'plugo.clock', notificationId, actionId: 'yes' }]);
});

test('dismissing tells no action, and the list keeps what came of it', () => {
  const notificationId = post('Tea?', { actions });
  centre.respond(notificationId);
  expect([closed, shown()]).toEqual([
    [{ extensionId: 'plugo.clock', notificationId }],
    ['Tea? ×1 read dismissed'],
  ]);
});

test('an action it does not have is refused, and it stays open; an unknown id is ignored', () => {
  const id = post('Tea?', { actions });
  expect(() => centre.respond(id, 'maybe')).toThrow('The notification has no action "maybe".');
  centre.respond('unknown', 'yes');
  expect([closed, shown()]).toEqual([[], ['Tea? ×1 unread open']]);
});

test('a text repeated in a row counts up under the same id, comes to the front and is unread again', async () => {
  const first = post('Tick');
  post('Other', {}, 'plugo.other');
  centre.markRead();
  await clock.advance(5_000);
  expect(post('Tick')).toBe(first);
  expect(shown()).toEqual(['Tick ×2 unread open', 'Other ×1 read open']);
  expect(centre.notifications[0]?.time).toBe(1_005_000);
});

test('the same text after another one, or after it was closed, is a new notification', () => {
  const first = post('Tick');
  post('Tock');
  const second = post('Tick');
  centre.respond(second);
  const third = post('Tick');
  expect(new Set([first, second, third]).size).toBe(3);
});

test('ten a minute are shown, more are dropped, told once a minute and dismissed after the answer', async () => {
  for (let n = 1; n <= 10; n++) post(`${n}`);
  const id = post('11');
  post('12');
  expect([centre.notifications.length, dropped, closed]).toEqual([
    10,
    ['plugo.clock: Notifications were dropped: more than 10 in a minute.'],
    [],
  ]);
  await clock.advance(0);
  expect(closed[0]).toEqual({ extensionId: 'plugo.clock', notificationId: id });
  post('from another', {}, 'plugo.other');
  await clock.advance(60_000);
  post('13');
  expect(shown().slice(0, 2)).toEqual(['13 ×1 unread open', 'from another ×1 unread open']);
});

test('the host itself is not limited', () => {
  for (let n = 1; n <= 20; n++) post(`${n}`, {}, 'plugo.host');
  expect(centre.notifications).toHaveLength(20);
});

test('repeats do not count towards the ten', () => {
  for (let n = 1; n <= 100; n++) post('Tick');
  expect([shown(), dropped]).toEqual([['Tick ×100 unread open'], []]);
});

test('the latest 200 are kept, and an open one that makes room counts as dismissed', async () => {
  const oldest = post('oldest', {}, 'plugo.e0');
  for (let n = 1; n <= 200; n++) post('text', {}, `plugo.e${n}`);
  expect([centre.notifications.length, closed]).toEqual([
    200,
    [{ extensionId: 'plugo.e0', notificationId: oldest }],
  ]);
});

test('clearing empties the list and dismisses what is open', () => {
  const open = post('open');
  centre.respond(post('closed'));
  closed.length = 0;
  centre.clear();
  expect([centre.notifications, closed]).toEqual([
    [],
    [{ extensionId: 'plugo.clock', notificationId: open }],
  ]);
});

test('what an uninstalled extension posted goes with it', () => {
  post('mine');
  post('yours', {}, 'plugo.other');
  centre.removeOf('plugo.clock');
  expect(shown()).toEqual(['yours ×1 unread open']);
});

test('marking read what is read, clearing what is empty and removing nothing change nothing', () => {
  centre.markRead();
  centre.clear();
  centre.removeOf('plugo.clock');
  expect(changes).toBe(0);
});

test.each<[string, object, string]>([
  [
    'a message too long',
    { message: 'x'.repeat(1_001) },
    'message has 1001 characters, and at most 1000 are allowed',
  ],
  ['a blank message', { message: ' \n' }, 'message is empty'],
  ['no message', { message: undefined }, 'message must be a text'],
  [
    'a detail too long',
    { detail: 'x'.repeat(4_001) },
    'detail has 4001 characters, and at most 4000 are allowed',
  ],
  [
    'an unknown severity',
    { severity: 'fatal' },
    'severity is "fatal"; it must be "info", "warning" or "error"',
  ],
  [
    'four actions',
    { actions: ['a', 'b', 'c', 'd'].map((id) => ({ id, title: id })) },
    'it has 4 actions, and at most 3 are allowed',
  ],
  ['two equal action ids', { actions: [actions[0], actions[0]] }, 'two actions have the id "yes"'],
  ['actions of another type', { actions: 'yes' }, 'actions must be a list'],
  ['an action that is null', { actions: [null] }, 'actions[0].id must be a text'],
  ['an action without title', { actions: [{ id: 'a' }] }, 'actions[0].title must be a text'],
])('%s is refused with the reason', (_, fields, problem) => {
  expect(() => post('Tea?', fields)).toThrowError(
    expect.objectContaining({
      code: 'ARGUMENT_INVALID',
      message: `The notification was refused: ${problem}.`,
    }),
  );
  expect(centre.notifications).toEqual([]);
});

test('markup and control codes are kept as text', () => {
  post('<b>bold</b> \u001b[31mred');
  expect(centre.notifications[0]?.message).toBe('<b>bold</b> \u001b[31mred');
});
