import { expect, test } from 'vitest';
import type { ExtensionDescription } from '../model/extension-description.js';
import { callBench, failure } from './testing/call-bench.js';

const caller = { id: 'test.caller' } as ExtensionDescription;

test('a call is written down as its caller saw it', async () => {
  const { ask, behave, clock, pipeline } = callBench({ idempotent: true }, { traceEvery: 1 });
  behave((_, number) => {
    if (number === 1) throw failure('BUSY');
    return 'well';
  });
  const startedAt = clock.now();
  const answer = ask('x', { caller });
  await clock.advance(200);
  await answer;
  expect(pipeline.traces.latest).toEqual([
    {
      traceId: expect.stringMatching(/^\w+-0$/),
      caller: 'test.caller',
      callee: 'test.callee',
      method: 'A.b',
      startedAt,
      duration: expect.any(Number),
      outcome: 'ok',
      attempts: 2,
      answeredBy: 'extension',
    },
  ]);
});

test('it tells where the answer came from, and which error there was', async () => {
  const { ask, behave, clock, pipeline } = callBench(
    { cacheable: { ttl: 10, entries: 1, staleIfError: 1000 } },
    { traceEvery: 1 },
  );
  await Promise.all([ask(), ask()]);
  await ask();
  await clock.advance(11);
  behave(() => {
    throw failure('METHOD_FAILED');
  });
  await ask();
  await ask('other');
  await ask('x', { caller: { id: 'test.stranger' } as ExtensionDescription });
  expect(
    pipeline.traces.latest.map(({ outcome, answeredBy, attempts }) => [outcome, answeredBy, attempts]),
  ).toEqual([
    ['ok', 'extension', 1],
    ['ok', 'shared', 0],
    ['ok', 'cache', 0],
    ['ok', 'stale', 1],
    ['METHOD_FAILED', 'extension', 1],
    ['NOT_PERMITTED', 'extension', 0],
  ]);
});

test('of every hundredth call it keeps the latest thousand; of none, none', async () => {
  const sampled = callBench({}, { traceEvery: 100 });
  for (let made = 0; made < 250; made += 1) await sampled.ask();
  expect(sampled.pipeline.traces.latest.length).toBe(3);
  sampled.pipeline.traces.every = 1;
  let told = 0;
  sampled.pipeline.traces.onDidTrace(() => {
    told += 1;
  });
  for (let made = 0; made < 1200; made += 1) await sampled.ask('x', { method: `A.m${made}` });
  const methods = sampled.pipeline.traces.latest.map(({ method }) => method);
  expect([methods.length, methods[0], methods.at(-1), told]).toEqual([1000, 'A.m200', 'A.m1199', 1200]);
  const off = callBench();
  await off.ask();
  expect(off.pipeline.traces.latest).toEqual([]);
});
