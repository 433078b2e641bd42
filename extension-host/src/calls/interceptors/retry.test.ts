import { expect, test } from 'vitest';
import { callBench, failure } from '../testing/call-bench.js';

const idempotent = { idempotent: true };

test('an idempotent method is called up to twice more when its extension goes away', async () => {
  const { ask, behave, clock, reached } = callBench(idempotent);
  behave((_, number) => {
    if (number < 3) throw failure('CALL_INTERRUPTED');
    return 'at last';
  });
  const answer = ask();
  await clock.advance(99);
  expect(reached.length).toBe(1);
  await clock.advance(101);
  expect(reached.length).toBe(2);
  await clock.advance(400);
  expect([await answer, reached.length, clock.pending]).toEqual(['at last', 3, 0]);
});

test('then its failure is told', async () => {
  const { ask, behave, clock, reached } = callBench(idempotent);
  behave(() => {
    throw failure('BUSY');
  });
  const answer = ask();
  await clock.advance(1000);
  expect([await answer, reached.length]).toEqual(['BUSY', 3]);
});

test('a method that promises nothing is called once', async () => {
  const { ask, behave, reached } = callBench();
  behave(() => {
    throw failure('CALL_INTERRUPTED');
  });
  expect([await ask(), reached.length]).toEqual(['CALL_INTERRUPTED', 1]);
});

test.each(['METHOD_FAILED', 'CALL_TIMEOUT', 'ARGUMENT_INVALID', 'NOT_RUNNING'] as const)(
  '%s is not tried again',
  async (code) => {
    const { ask, behave, reached } = callBench(idempotent);
    behave(() => {
      throw failure(code);
    });
    expect([await ask(), reached.length]).toEqual([code, 1]);
  },
);

test('a restart under way is waited for', async () => {
  const { ask, behave, clock, comesUp, reached } = callBench(idempotent);
  comesUp(true);
  behave(() => {
    throw failure('NOT_RUNNING');
  });
  const answer = ask();
  await clock.advance(10_000);
  expect(reached.length).toBe(1);
  behave(() => 'up again');
  comesUp(false);
  expect([await answer, reached.length, clock.pending]).toEqual(['up again', 2, 0]);
});

test('but not for longer than the call has time', async () => {
  const { ask, behave, clock, comesUp, reached } = callBench(idempotent);
  comesUp(true);
  behave(() => {
    throw failure('NOT_RUNNING');
  });
  const answer = ask('x', { timeout: 5000 });
  await clock.advance(5000);
  expect([await answer, reached.length, clock.pending]).toEqual(['NOT_RUNNING', 1, 0]);
});

test('a call that is cancelled while it waits ends at once', async () => {
  const { ask, behave, clock, reached } = callBench(idempotent);
  behave(() => {
    throw failure('BUSY');
  });
  const controller = new AbortController();
  const answer = ask('x', { signal: controller.signal });
  await clock.advance(50);
  controller.abort();
  expect([await answer, reached.length, clock.pending]).toEqual(['CALL_CANCELLED', 1, 0]);
});

test('nothing is sent when the time of the call is over', async () => {
  const { ask, reached } = callBench();
  expect([await ask('x', { timeout: 0 }), reached.length]).toEqual(['CALL_TIMEOUT', 0]);
});
