import fc from 'fast-check';
import { expect, test } from 'vitest';
import { callBench, failure } from '../testing/call-bench.js';

const cacheable = { ttl: 1000, entries: 100 };

test('a result is used again for as long as it is young, for equal arguments', async () => {
  const { ask, clock, reached } = callBench({ cacheable });
  expect(await ask({ a: 1, b: 2 })).toBe('answer [object Object]');
  await clock.advance(1000);
  await ask({ b: 2, a: 1 });
  expect(reached.length).toBe(1);
  await ask({ b: 2, a: 2 });
  await clock.advance(1);
  await ask({ a: 1, b: 2 });
  expect(reached.length).toBe(3);
});

test('nobody who gets a result can change it for the others', async () => {
  const { ask, behave } = callBench({ cacheable });
  behave(() => ({ list: [1] }));
  const first = (await ask()) as { list: number[] };
  first.list.push(2);
  const second = (await ask()) as { list: number[] };
  second.list.push(3);
  expect(await ask()).toEqual({ list: [1] });
});

test('binary data is not kept, and calls with it are passed on', async () => {
  const { ask, behave, reached } = callBench({ cacheable });
  behave(() => ({ image: Buffer.from('hi') }));
  expect([await ask(), await ask()]).toEqual(Array(2).fill({ image: Buffer.from('hi') }));
  behave(() => 'an answer');
  expect([await ask(Buffer.from('hi')), await ask(Buffer.from('hi'))]).toEqual(Array(2).fill('an answer'));
  expect(reached.length).toBe(4);
});

test('errors are not kept', async () => {
  const { ask, behave } = callBench({ cacheable });
  behave((_, number) => {
    if (number === 1) throw failure('METHOD_FAILED');
    return 'well';
  });
  expect([await ask(), await ask()]).toEqual(['METHOD_FAILED', 'well']);
});

test('equal calls at the same time share one', async () => {
  const { ask, reached } = callBench({ cacheable });
  expect(await Promise.all([ask(), ask(), ask('y')])).toEqual(['answer x', 'answer x', 'answer y']);
  expect(reached.length).toBe(2);
});

test('the shared call is cancelled when the last one no longer waits, and is not joined then', async () => {
  const { ask, behave, reached } = callBench({ cacheable });
  behave(() => new Promise(() => undefined));
  const [one, two] = [new AbortController(), new AbortController()];
  const answers = [ask('x', { signal: one.signal }), ask('x', { signal: two.signal })];
  one.abort();
  expect(await answers[0]).toBe('CALL_CANCELLED');
  expect(reached[0]?.signal?.aborted).toBe(false);
  behave(() => 'anew');
  two.abort();
  expect(reached[0]?.signal?.aborted).toBe(true);
  expect(await Promise.all([answers[1], ask()])).toEqual(['CALL_CANCELLED', 'anew']);
});

test('a call that is cancelled before it begins reaches nobody', async () => {
  const { ask, reached } = callBench({ cacheable });
  expect(await ask('x', { signal: AbortSignal.abort() })).toBe('CALL_CANCELLED');
  expect(reached).toEqual([]);
});

test('who shares a call that had less time begins one of its own', async () => {
  const { ask, behave, clock, reached } = callBench({ cacheable });
  behave((call, number) =>
    number === 1
      ? new Promise((_, reject) =>
          clock.after(call.deadline - clock.monotonic(), () => reject(failure('CALL_TIMEOUT'))),
        )
      : 'in time',
  );
  const answers = [ask('x', { timeout: 100 }), ask('x', { timeout: 500 })];
  await clock.advance(100);
  expect(await Promise.all(answers)).toEqual(['CALL_TIMEOUT', 'in time']);
  expect([reached.length, clock.pending]).toEqual([2, 0]);
});

test('what was invalidated is asked for again, also when the answer was on its way', async () => {
  const { ask, behave, pipeline, reached } = callBench({ cacheable });
  let answer = (_: string): void => undefined;
  behave(
    () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  );
  const old = ask();
  await Promise.resolve();
  pipeline.results.invalidate('test.callee', 'A.b');
  answer('old');
  expect(await old).toBe('old');
  behave(() => 'new');
  expect(await ask()).toBe('new');
  pipeline.results.invalidate('test.callee', 'C.d');
  expect([await ask(), reached.length]).toEqual(['new', 2]);
  pipeline.results.invalidate('test.callee');
  await ask();
  expect(reached.length).toBe(3);
});

test('an old result stands in for a failure, if the method allows one so old, and it is told', async () => {
  const { ask, behave, clock, pipeline } = callBench({ cacheable: { ...cacheable, staleIfError: 5000 } });
  const told: unknown[] = [];
  pipeline.onDidDegrade(({ method, error, instead }) => told.push([method, error.code, instead]));
  await ask();
  await clock.advance(4000);
  behave(() => {
    throw failure('CALL_INTERRUPTED');
  });
  expect(await ask()).toBe('answer x');
  expect(await ask('x', { acceptsStale: false })).toBe('CALL_INTERRUPTED');
  behave(() => {
    throw failure('ARGUMENT_INVALID');
  });
  expect(await ask()).toBe('ARGUMENT_INVALID');
  await clock.advance(1001);
  behave(() => {
    throw failure('CALL_INTERRUPTED');
  });
  expect(await ask()).toBe('CALL_INTERRUPTED');
  expect(told).toEqual([['A.b', 'CALL_INTERRUPTED', 'stale']]);
});

test('arguments that JSON cannot hold are passed on uncached', async () => {
  const { ask, reached } = callBench({ cacheable });
  await ask(1n);
  await ask(1n);
  expect(reached.length).toBe(2);
});

test('whatever happens, a result is never older than its time, and never one from before an invalidation', async () => {
  const step = fc.oneof(
    fc.record({ wait: fc.integer({ min: 1, max: 700 }) }),
    fc.record({ ask: fc.constantFrom('x', 'y') }),
    fc.record({ invalidate: fc.constantFrom('A.b', undefined) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const { ask, behave, clock, pipeline } = callBench({ cacheable });
      behave(() => clock.now());
      let freshSince = 0;
      for (const one of steps) {
        if ('wait' in one) await clock.advance(one.wait);
        else if ('ask' in one) {
          const madeAt = (await ask(one.ask)) as number;
          expect(madeAt).toBeGreaterThanOrEqual(Math.max(freshSince, clock.now() - cacheable.ttl));
        } else {
          pipeline.results.invalidate('test.callee', one.invalidate);
          freshSince = clock.now();
        }
      }
      expect(clock.pending).toBe(0);
    }),
    { numRuns: 60 },
  );
});
