import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FakeClock } from '../base/fake-clock.js';
import { toExtensionHostError } from '../model/errors.js';
import type { ExtensionDescription } from '../model/extension-description.js';
import { EventHub, eventLimits } from './event-hub.js';
import { failure } from './testing/call-bench.js';

function hubBench() {
  const clock = new FakeClock();
  const delivered: string[] = [];
  const logged: string[] = [];
  const slow = new Set<string>();
  const hub = new EventHub({
    clock,
    checkPermission(subscriber) {
      if (subscriber.id === 'test.stranger') throw failure('NOT_PERMITTED');
    },
    deliver({ id }, { topic, data }) {
      if (slow.has(id)) return false;
      delivered.push(`${id} ${topic} ${JSON.stringify(data)}`);
      return true;
    },
    log: (id, message) => logged.push(`${id}: ${message}`),
  });
  const known = new Map<string, ExtensionDescription>();
  const named = (id: string) => {
    const description = known.get(id) ?? ({ id } as ExtensionDescription);
    known.set(id, description);
    return description;
  };
  const subscribe = (id: string, topic: string) => {
    try {
      return hub.subscribe(named(id), topic);
    } catch (error) {
      return toExtensionHostError(error).code;
    }
  };
  return { clock, hub, delivered, logged, slow, named, subscribe };
}

test('an event reaches those that subscribe, under the name of its owner', () => {
  const { hub, delivered, named, subscribe } = hubBench();
  subscribe('test.one', 'test.clock/tick');
  subscribe('test.two', 'test.clock/tick');
  subscribe('test.two', 'test.clock/tock');
  hub.publish('test.clock', { topic: 'tick', data: 1 });
  hub.publish('test.one', { topic: 'tick', data: 2 });
  hub.unsubscribe(named('test.one'), 'test.clock/tick');
  hub.unsubscribe(named('test.one'), 'test.clock/tick');
  hub.publish('test.clock', { topic: 'tick', data: 3 });
  hub.forget(named('test.two'));
  hub.publish('test.clock', { topic: 'tick', data: 4 });
  expect(delivered).toEqual([
    'test.one test.clock/tick 1',
    'test.two test.clock/tick 1',
    'test.two test.clock/tick 3',
  ]);
});

test('of two that have one id, the end of the one takes nothing from the other', () => {
  const { hub, delivered, named, subscribe } = hubBench();
  subscribe('test.one', 'test.clock/tick');
  const successor = { id: 'test.one' } as ExtensionDescription;
  hub.subscribe(successor, 'test.clock/tick');
  hub.unsubscribe(named('test.one'), 'test.clock/tick');
  hub.forget(named('test.one'));
  hub.publish('test.clock', { topic: 'tick', data: 1 });
  expect(delivered).toEqual(['test.one test.clock/tick 1']);
});

test('who may not hear the owner, names no topic or wants too many is refused', () => {
  const { subscribe } = hubBench();
  expect([
    subscribe('test.stranger', 'test.clock/tick'),
    subscribe('test.stranger', 'test.stranger/own'),
    subscribe('test.one', 'tick'),
    subscribe('test.one', '/tick'),
    subscribe('test.one', 'test.clock/'),
  ]).toEqual(['NOT_PERMITTED', undefined, 'ARGUMENT_INVALID', 'ARGUMENT_INVALID', 'ARGUMENT_INVALID']);
  for (let topics = 0; topics < eventLimits.subscriptions; topics += 1)
    subscribe('test.one', `test.clock/${topics}`);
  expect([subscribe('test.one', 'test.clock/more'), subscribe('test.one', 'test.clock/0')]).toEqual([
    'EVENT_LIMIT',
    undefined,
  ]);
});

test('a flood, an event that is too large and a slow reader are cut short, and told once in a while', async () => {
  const { clock, hub, delivered, logged, slow, subscribe } = hubBench();
  subscribe('test.one', 'test.clock/tick');
  for (let events = 0; events < 1010; events += 1) hub.publish('test.clock', { topic: 'tick' });
  expect(delivered.length).toBe(1000);
  await clock.advance(10_000);
  hub.publish('test.clock', { topic: 'tick', data: 'x'.repeat(eventLimits.characters) });
  slow.add('test.one');
  hub.publish('test.clock', { topic: 'tick', data: 1 });
  expect(delivered.length).toBe(1000);
  expect(logged).toEqual([
    'test.clock: It publishes more than 1000 events a second: an event was dropped.',
    'test.clock: An event of test.clock/tick is larger than 262144 characters: an event was dropped.',
    'test.one: It reads the events of test.clock/tick too slowly: an event was dropped.',
  ]);
  await clock.advance(10_000);
  for (let events = 0; events < 1001; events += 1) hub.publish('test.clock', { topic: 'tick' });
  expect(logged.at(-1)).toBe(
    'test.clock: It publishes more than 1000 events a second: 10 events were dropped.',
  );
});

test('an event with binary data is dropped', () => {
  const { hub, delivered, logged, subscribe } = hubBench();
  subscribe('test.one', 'test.clock/tick');
  hub.publish('test.clock', { topic: 'tick', data: { image: Buffer.from('hi') } });
  expect(delivered).toEqual([]);
  expect(logged).toEqual([
    'test.clock: An event of test.clock/tick holds binary data: an event was dropped.',
  ]);
});

test('events of one publisher arrive in their order, whoever comes and goes', () => {
  const step = fc.oneof(
    fc.constantFrom('publish', 'join', 'leave', 'forget').map((what) => ({ what, id: 'test.one' })),
    fc.constantFrom('join', 'leave').map((what) => ({ what, id: 'test.two' })),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const { hub, delivered, named, subscribe } = hubBench();
      const subscribed = new Set<string>();
      const expected: string[] = [];
      steps.forEach(({ what, id }, index) => {
        if (what === 'publish') {
          hub.publish('test.clock', { topic: 'tick', data: index });
          for (const one of subscribed) expected.push(`${one} test.clock/tick ${index}`);
        } else if (what === 'join') {
          subscribe(id, 'test.clock/tick');
          subscribed.add(id);
        } else {
          if (what === 'leave') hub.unsubscribe(named(id), 'test.clock/tick');
          else hub.forget(named(id));
          subscribed.delete(id);
        }
      });
      expect(delivered).toEqual(expected);
    }),
  );
});
