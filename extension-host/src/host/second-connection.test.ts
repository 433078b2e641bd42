import type { Progress } from '@plugo/sdk/protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ExtensionHostOptions } from '../host/host-options.js';
import { toExtensionHostError } from '../model/errors.js';
import { call, logOf, pidsOf, statesOf, useHosts } from '../testing/host-fixture.js';
import { assertNoLeaks, eventually } from '../testing/no-leaks.js';

assertNoLeaks();
const hosts = useHosts();

const id = 'test.mover';
const long = 'x'.repeat(200_000);

/** Tells how many connections it has, and in which order it was called. */
const mover = `
import { Socket } from 'node:net';
import { currentCall, register, run } from '@plugo/sdk';
const sockets = () => process._getActiveHandles().filter((handle) => handle instanceof Socket && handle.fd === undefined);
let calls = [];
let waiting = 0;
class Mover {
  connections() { return sockets().length; }
  echo(value) { return value; }
  note(number, text, answer) { calls.push(number); return 'y'.repeat(answer); }
  noted() { const noted = calls; calls = []; return noted; }
  report(steps) {
    for (let step = 1; step <= steps; step += 1) currentCall().report({ percentage: step });
    return '${'z'.repeat(100_000)}';
  }
  wait() {
    const { signal } = currentCall();
    waiting += 1;
    return new Promise((_, reject) => signal.addEventListener('abort', () => { waiting -= 1; reject(signal.reason); }));
  }
  waiting() { return waiting; }
  cut() { setTimeout(() => sockets().at(-1).destroy(), 5); return new Promise(() => {}); }
}
register(new Mover());
run();
`;

async function start(options: Partial<ExtensionHostOptions> = {}) {
  await hosts.installed({ name: 'mover', code: mover });
  const host = await hosts.start(options);
  const ask = (method: string, ...args: unknown[]) => call(host, id, `Mover.${method}`, ...args);
  return { host, ask };
}

/** A host and an extension that have both connections. */
async function withBoth(options: Partial<ExtensionHostOptions> = {}) {
  const started = await start(options);
  const one = (await started.ask('connections')) as number;
  expect(await started.ask('echo', long)).toBe(long);
  await eventually(async () => expect(await started.ask('connections')).toBe(2 * one));
  return started;
}

test('an extension that sends and gets little has one connection; long values bring it a second one, and no third', async () => {
  const { host, ask } = await withBoth();
  await Promise.all(Array.from({ length: 20 }, () => ask('echo', long)));
  expect(await ask('connections')).toBe(2);
  expect(logOf(host, id)).toEqual([expect.stringContaining('Active after')]);
});

test('long and short values of all kinds come back whole, many at a time', async () => {
  const { ask } = await withBoth();
  const values = Array.from({ length: 60 }, (_, index) =>
    index % 3 === 0 ? Buffer.alloc(100_000, index) : 'ä'.repeat(index * 2_000),
  );
  const answers = await Promise.all(values.map((value) => ask('echo', value)));
  const same = answers.map((answer, index) =>
    Buffer.from(answer as string).equals(Buffer.from(values[index] ?? '')),
  );
  expect(same).toEqual(values.map(() => true));
});

test('calls arrive in order, but that a short one may overtake a long one', async () => {
  const { ask } = await withBoth();
  const size = fc.constantFrom(0, 10, 40_000, 70_000, 300_000);
  const sizes = fc.array(fc.record({ there: size, back: size }), { minLength: 2, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(sizes, async (all) => {
      const answers = await Promise.all(
        all.map(({ there, back }, index) => ask('note', index, 'x'.repeat(there), back)),
      );
      expect(answers.map((answer) => (answer as string).length)).toEqual(all.map(({ back }) => back));
      const arrived = (await ask('noted')) as number[];
      const isLong = (index: number) => (all[index]?.there ?? 0) > 64_000;
      expect(arrived.toSorted((a, b) => a - b)).toEqual(all.map((_, index) => index));
      arrived.forEach((first, place) => {
        const overtaken = arrived.slice(place + 1).filter((second) => second < first);
        expect(overtaken.filter((second) => isLong(first) || !isLong(second))).toEqual([]);
      });
    }),
    { numRuns: 25 },
  );
});

test('progress comes before a long result, all of it in order', async () => {
  const { host } = await withBoth();
  const seen: unknown[] = [];
  const note = ({ percentage }: Progress) => void seen.push(percentage);
  const request = { id, method: 'Mover.report', arguments: [50] };
  const result = (await host.call(request, AbortSignal.timeout(10_000), note)) as string;
  seen.push(result.length);
  expect(seen).toEqual([1, 50, 100_000]);
});

test('a long call that is cancelled at once is cancelled in the extension, however far it has got', async () => {
  const { host, ask } = await withBoth();
  for (let round = 0; round < 5; round++) {
    const controller = new AbortController();
    const asked = host.call({ id, method: 'Mover.wait', arguments: [long] }, controller.signal);
    controller.abort();
    await expect(asked).rejects.toMatchObject({ code: 'CALL_CANCELLED' });
  }
  // It comes on the second connection as well, so what was sent there before has arrived.
  expect(await ask('echo', long)).toBe(long);
  expect(await ask('waiting')).toBe(0);
});

test.each(['unix', 'tcp'] as const)('over %s with TLS it is the same', async (transport) => {
  const { host, ask } = await withBoth({ transport, encryption: 'always' });
  expect(await Promise.all([ask('echo', long), ask('echo', 1)])).toEqual([long, 1]);
  expect(logOf(host, id)).toEqual([expect.stringContaining('Active after')]);
});

test('when the second connection breaks under load, every call settles and the extension starts anew', async () => {
  const { host, ask } = await withBoth();
  const pid = pidsOf(host)[id];
  const calls = Array.from({ length: 100 }, (_, index) => ask('echo', index % 3 === 0 ? long : index));
  calls.push(ask('cut'), ...Array.from({ length: 100 }, () => ask('echo', long)));
  const outcomes = await Promise.all(
    calls.map((answer) =>
      answer.then(
        () => 'answered',
        (error) => toExtensionHostError(error).code,
      ),
    ),
  );
  expect(outcomes.filter((outcome) => outcome !== 'answered' && outcome !== 'CALL_INTERRUPTED')).toEqual([]);
  expect(outcomes).toContain('CALL_INTERRUPTED');
  await eventually(
    () => expect([statesOf(host)[id], pidsOf(host)[id] === pid]).toEqual(['active', false]),
    15_000,
  );
  // So many calls of "echo" have failed that it may be held back by now.
  expect(await ask('note', 0, long, long.length)).toHaveLength(long.length);
});

test('a reload and a stop with both connections open end both', async () => {
  const { host, ask } = await withBoth();
  await host.reload(id);
  expect(await ask('connections')).toBe(1);
  expect(await ask('echo', long)).toBe(long);
  await eventually(async () => expect(await ask('connections')).toBe(2));
  const under = ask('echo', long);
  await Promise.allSettled([host.disable(id, false), under]);
  expect(logOf(host, id).filter((line) => line.includes('deactivate()'))).toEqual([]);
});
