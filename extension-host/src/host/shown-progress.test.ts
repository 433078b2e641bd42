import { expect, test } from 'vitest';
import { call, logOf, useHosts } from '../testing/host-fixture.js';
import { assertNoLeaks, eventually } from '../testing/no-leaks.js';
import type { ExtensionHost } from './extension-host.js';

assertNoLeaks();
const hosts = useHosts();

const worker = `
import { register, run } from '@plugo/sdk';
let context;
class Worker {
  begin(title) {
    void context.notifications.withProgress({ title, cancellable: true }, async ({ report, signal }) => {
      for (let n = 0; n < 1000; n += 1) report({ percentage: n / 20, message: 'step ' + n });
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      context.log.info(title + ' was cancelled.');
    });
  }
  notify(text) { void context.notifications.info(text).then((choice) => context.log.info(text + ': ' + choice)); }
  crash() { setTimeout(() => process.exit(3)); }
}
register(new Worker());
run({ activate(given) { context = given; } });
`;

const id = 'test.worker';

async function start(): Promise<ExtensionHost> {
  await hosts.installed({ name: 'worker', code: worker, manifest: { restart: { policy: 'never' } } });
  return hosts.start();
}

const shown = (host: ExtensionHost) =>
  host.snapshot().progress.map(({ title, message, percentage }) => [title, message, percentage]);

test('an extension shows its work, which a person can cancel', async () => {
  const host = await start();
  await call(host, id, 'Worker.begin', 'Copying');
  await eventually(() => expect(shown(host)).toEqual([['Copying', 'step 999', 49.95]]));
  const [progress] = host.snapshot().progress;
  host.cancelProgress(progress?.id ?? '');
  await eventually(() => expect(shown(host)).toEqual([]));
  await eventually(() => expect(logOf(host, id)).toContain('Copying was cancelled.'));
});

test('a flood of reports is told as few changes, and the end of a process ends what it shows', async () => {
  const host = await start();
  let changes = 0;
  const listening = host.onDidChange(({ progress }) => {
    if (progress) changes++;
  });
  for (let n = 0; n < 5; n++) await call(host, id, 'Worker.begin', `Copying ${n}`);
  await eventually(() =>
    expect(shown(host).map(([, , percentage]) => percentage)).toEqual(Array(5).fill(49.95)),
  );
  expect(changes).toBeLessThan(100);
  await call(host, id, 'Worker.crash');
  await eventually(() => expect(shown(host)).toEqual([]));
  listening.dispose();
});

test('a muted extension shows nothing, also after a restart of the host; who is heard again is heard', async () => {
  const first = await start();
  await expect(first.mute('test.nobody', true)).rejects.toMatchObject({ code: 'NOT_INSTALLED' });
  await first.mute(id, true);
  await first.close();

  const host = await hosts.start();
  await call(host, id, 'Worker.notify', 'Hello');
  await call(host, id, 'Worker.begin', 'Copying');
  await eventually(() => expect(logOf(host, id)).toContain('Hello: undefined'));
  expect([host.snapshot().muted, host.snapshot().notifications, shown(host)]).toEqual([
    [{ id, heldBack: 1 }],
    [],
    [],
  ]);
  await host.mute(id, false);
  await call(host, id, 'Worker.notify', 'Hello again');
  await eventually(() =>
    expect(host.snapshot().notifications.map(({ message }) => message)).toEqual(['Hello again']),
  );
  expect(host.snapshot().muted).toEqual([]);
});
