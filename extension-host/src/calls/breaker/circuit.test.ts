import { expect, test } from 'vitest';
import type { ErrorCode } from '../../model/errors.js';
import { type CallBench, callBench, failure } from '../testing/call-bench.js';

/** Fails `failures` times with this code, after `successes` good calls. */
async function stress({ ask, behave }: CallBench, successes: number, failures: number, code: ErrorCode) {
  behave(() => 'well');
  for (let made = 0; made < successes; made += 1) await ask();
  behave(() => {
    throw failure(code);
  });
  for (let made = 0; made < failures; made += 1) await ask();
}

test('half of at least ten calls fail, and it opens', async () => {
  const bench = callBench();
  await stress(bench, 5, 4, 'METHOD_FAILED');
  expect(bench.pipeline.circuits.notClosed('test.callee')).toEqual([]);
  expect(await bench.ask()).toBe('METHOD_FAILED');
  expect(await bench.ask()).toBe('CIRCUIT_OPEN');
  expect(bench.pipeline.circuits.notClosed('test.callee')).toEqual([
    { method: 'A.b', status: 'open', retryAt: bench.clock.now() + 30_000 },
  ]);
  expect(bench.reached.length).toBe(10);
  expect(await bench.ask('x', { method: 'A.other' })).toBe('METHOD_FAILED');
});

test('fewer calls, or fewer failures, leave it closed', async () => {
  const few = callBench();
  await stress(few, 0, 9, 'METHOD_FAILED');
  const mostlyWell = callBench();
  await stress(mostlyWell, 11, 10, 'METHOD_FAILED');
  expect([few, mostlyWell].flatMap(({ pipeline }) => pipeline.circuits.notClosed('test.callee'))).toEqual([]);
});

test.each(['BUSY', 'NOT_RUNNING', 'CALL_CANCELLED', 'ARGUMENT_INVALID', 'METHOD_NOT_FOUND'] as const)(
  '%s is no failure of the method',
  async (code) => {
    const bench = callBench();
    await stress(bench, 0, 20, code);
    expect(bench.reached.length).toBe(20);
  },
);

test('a crash that takes many calls along is one failure', async () => {
  const bench = callBench();
  const crash = new Error('crash');
  bench.behave(() => {
    throw failure('CALL_INTERRUPTED', 'It crashed.', crash);
  });
  for (let made = 0; made < 64; made += 1) await bench.ask();
  expect(bench.reached.length).toBe(64);
});

test('after 30 s one call tries, the others wait for nothing, and its success closes', async () => {
  const bench = callBench();
  const { ask, behave, clock, pipeline, reached } = bench;
  const changes: string[] = [];
  pipeline.circuits.onDidChange(({ status, cause }) => changes.push(`${status} ${cause?.code ?? ''}`.trim()));
  await stress(bench, 0, 10, 'CALL_TIMEOUT');
  await clock.advance(29_999);
  expect(await ask()).toBe('CIRCUIT_OPEN');
  await clock.advance(1);
  behave(() => 'well');
  expect(await Promise.all([ask(), ask()])).toEqual(['well', 'CIRCUIT_OPEN']);
  expect(await ask()).toBe('well');
  expect(reached.length).toBe(12);
  expect(changes).toEqual(['open CALL_TIMEOUT', 'halfOpen', 'closed']);
});

test('a trial that fails opens it again; one that was called off leaves it to the next', async () => {
  const bench = callBench();
  const { ask, behave, clock } = bench;
  await stress(bench, 0, 10, 'METHOD_FAILED');
  await clock.advance(30_000);
  expect([await ask(), await ask()]).toEqual(['METHOD_FAILED', 'CIRCUIT_OPEN']);
  await clock.advance(30_000);
  behave((_, number) => {
    if (number === 12) throw failure('CALL_CANCELLED');
    return 'well';
  });
  expect([await ask(), await ask()]).toEqual(['CALL_CANCELLED', 'well']);
});

test('what was on its way when it opened no longer counts', async () => {
  const bench = callBench();
  let answer = (_: string): void => undefined;
  bench.behave(
    () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  );
  const late = bench.ask();
  await Promise.resolve();
  await stress(bench, 0, 10, 'METHOD_FAILED');
  answer('late');
  expect([await late, await bench.ask()]).toEqual(['late', 'CIRCUIT_OPEN']);
});

test('a person who starts the extension anew closes it', async () => {
  const bench = callBench();
  await stress(bench, 0, 10, 'METHOD_FAILED');
  bench.pipeline.circuits.forget('test.callee');
  expect(await bench.ask()).toBe('METHOD_FAILED');
});

test('of made-up names only so many are remembered', async () => {
  const { ask, pipeline } = callBench();
  for (let made = 0; made < 1500; made += 1) await ask('x', { method: `A.m${made}` });
  expect(pipeline.circuits.count).toBeLessThanOrEqual(1000);
});
