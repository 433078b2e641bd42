import type { Progress } from '@plugo/sdk/protocol';
import { expect, test } from 'vitest';
import { call, useHosts } from '../testing/host-fixture.js';
import { assertNoLeaks } from '../testing/no-leaks.js';
import type { ExtensionHost } from './extension-host.js';

assertNoLeaks();
const hosts = useHosts();
const never = new AbortController().signal;

const worker = `
import { currentCall, register, run } from '@plugo/sdk';
let context;
class Worker {
  count(from, to) { for (let n = from; n <= to; n += 1) currentCall().report({ percentage: n, message: 'step ' + n }); return to; }
  async forever() { for (;;) { currentCall().report({}); await new Promise((resolve) => setTimeout(resolve, 5)); } }
  async relay(...args) {
    const heard = [];
    const calls = context.extensions.with({ onProgress: (progress) => heard.push(progress) });
    return [await calls.call('test.worker', 'Worker.count', ...args), heard];
  }
  echo(value) { return value; }
}
register(new Worker());
run({ activate(given) { context = given; } });
`;

async function start(): Promise<ExtensionHost> {
  await hosts.installed({ name: 'worker', code: worker });
  const manifest = { extensionDependencies: { 'test.worker': '*' } };
  await hosts.installed({ name: 'relay', code: worker, manifest });
  return hosts.start();
}

/** What a caller sees of a call, in order: its progress, then its result. */
async function story(host: ExtensionHost, method: string, ...args: unknown[]): Promise<readonly unknown[]> {
  const seen: unknown[] = [];
  const note = ({ percentage }: Progress) => void seen.push(percentage);
  const request = { id: 'test.worker', method: `Worker.${method}`, arguments: args };
  seen.push({ result: await host.call(request, never, note) });
  return seen;
}

test('progress comes in order and before the result, of many calls at the same time each its own', async () => {
  const host = await start();
  const asked = Array.from({ length: 40 }, (_, index) => index);
  const stories = await Promise.all(asked.map((from) => story(host, 'count', from, from + 1)));
  expect(stories).toEqual(asked.map((from) => [from, from + 1, { result: from + 1 }]));
});

test('a percentage is between 0 and 100, whatever is reported', async () => {
  expect(await story(await start(), 'count', -1, 5_000)).toEqual([0, 100, { result: 5_000 }]);
});

test('progress goes through a call from one extension to another', async () => {
  const host = await start();
  expect(await call(host, 'test.relay', 'Worker.relay', 1, 3)).toEqual([
    3,
    [
      { percentage: 1, message: 'step 1' },
      { percentage: 3, message: 'step 3' },
    ],
  ]);
});

test('progress buys no time: the deadline of the call stays, and its neighbours are answered meanwhile', async () => {
  const host = await start();
  const reports: Progress[] = [];
  const request = { id: 'test.worker', method: 'Worker.forever', arguments: [], timeout: 300 };
  const forever = host.call(request, never, (progress) => void reports.push(progress));
  const refused = expect(forever).rejects.toMatchObject({ code: 'CALL_TIMEOUT' });
  for (let made = 0; made < 20; made += 1) {
    expect(await call(host, 'test.worker', 'Worker.echo', made)).toBe(made);
  }
  await refused;
  expect(reports.length).toBeGreaterThan(0);
  const { length } = reports;
  expect(await call(host, 'test.worker', 'Worker.echo', 'later')).toBe('later');
  expect(reports).toHaveLength(length);
});
