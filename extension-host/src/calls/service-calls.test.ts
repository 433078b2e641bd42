import { expect, test } from 'vitest';
import { toExtensionHostError } from '../model/errors.js';
import { ServiceCalls } from './service-calls.js';
import { callBench, failure } from './testing/call-bench.js';

const cacheable = { ttl: 10, entries: 1, staleIfError: 60_000 };

function serviceBench(
  rules: Parameters<typeof callBench>[0] = {},
  providers = ['test.first', 'test.second'],
) {
  const bench = callBench(rules);
  const services = new ServiceCalls({
    clock: bench.clock,
    pipeline: bench.pipeline,
    providersOf: () => providers,
    rulesOf: () => ({ idempotent: false, ...rules }),
  });
  const told: unknown[] = [];
  services.onDidDegrade(({ callee, error, instead }) => told.push([callee, error.code, instead]));
  const ask = () =>
    services
      .call({ service: 'test', method: 'A.b', arguments: ['x'] })
      .catch((error: unknown) => toExtensionHostError(error).code);
  const asked = () => bench.reached.map(({ callee }) => callee);
  return { ...bench, ask, asked, told };
}

test('the first provider answers, if it can', async () => {
  const { ask, asked, told } = serviceBench();
  expect([await ask(), asked(), told]).toEqual(['answer x', ['test.first'], []]);
});

test('another one answers where the first does not run, and it is told', async () => {
  const { ask, asked, behave, told } = serviceBench();
  behave(({ callee }) => {
    if (callee === 'test.first') throw failure('NOT_RUNNING');
    return 'second';
  });
  expect([await ask(), asked()]).toEqual(['second', ['test.first', 'test.second']]);
  expect(told).toEqual([['test.first', 'NOT_RUNNING', { provider: 'test.second' }]]);
});

test('what may have been done is not done by another, unless that does no harm', async () => {
  const fail = () => {
    throw failure('CALL_INTERRUPTED');
  };
  const once = serviceBench();
  once.behave(fail);
  expect([await once.ask(), once.asked()]).toEqual(['CALL_INTERRUPTED', ['test.first']]);
  const often = serviceBench({ idempotent: true });
  often.behave(({ callee }) => (callee === 'test.first' ? fail() : 'second'));
  const answer = often.ask();
  await often.clock.advance(1000);
  expect(await answer).toBe('second');
});

test('a method that fails has answered', async () => {
  const { ask, asked, behave } = serviceBench();
  behave(() => {
    throw failure('METHOD_FAILED');
  });
  expect([await ask(), asked()]).toEqual(['METHOD_FAILED', ['test.first']]);
});

test('where none can answer, an old result of any does', async () => {
  const { ask, behave, clock, told } = serviceBench({ cacheable });
  behave(({ callee }) => {
    if (callee === 'test.first') throw failure('NOT_RUNNING');
    return 'second';
  });
  await ask();
  await clock.advance(1000);
  behave(() => {
    throw failure('CIRCUIT_OPEN');
  });
  expect(await ask()).toBe('second');
  expect(told.at(-1)).toEqual(['test.second', 'CIRCUIT_OPEN', 'stale']);
});

test('where nobody can, the reason of the first is told', async () => {
  const { ask, behave } = serviceBench();
  behave(({ callee }) => {
    throw failure(callee === 'test.first' ? 'CIRCUIT_OPEN' : 'NOT_RUNNING');
  });
  expect(await ask()).toBe('CIRCUIT_OPEN');
  expect(await serviceBench({}, []).ask()).toBe('SERVICE_NOT_FOUND');
});
