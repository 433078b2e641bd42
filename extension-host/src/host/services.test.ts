import { expect, test } from 'vitest';
import { call, logOf, statesOf, useHosts, viewOf, whenState } from '../testing/host-fixture.js';
import { assertNoLeaks, eventually } from '../testing/no-leaks.js';

assertNoLeaks();
const hosts = useHosts();

const settings = {
  contributes: {
    configuration: {
      properties: { 'a.count': { type: 'integer', minimum: 1, default: 3 }, 'a.name': { type: 'string' } },
    },
  },
};

test('a setting reaches the running extension, and is kept for the next host', async () => {
  await hosts.installed({ name: 'a', manifest: settings });
  const host = await hosts.start();
  expect(await call(host, 'test.a', 'Probe.setting', 'a.count')).toBe(3);
  await host.setSetting({ id: 'test.a', key: 'a.count', value: 7 });
  await eventually(async () => expect(await call(host, 'test.a', 'Probe.setting', 'a.count')).toBe(7));
  expect(viewOf(host, 'test.a').settings).toEqual({ 'a.count': 7 });
  await host.close();

  const next = await hosts.start();
  expect(await call(next, 'test.a', 'Probe.setting', 'a.count')).toBe(7);
  await next.setSetting({ id: 'test.a', key: 'a.count', value: undefined });
  expect(viewOf(next, 'test.a').settings).toEqual({ 'a.count': 3 });
});

test('a value that does not fit is refused and the old one stays', async () => {
  await hosts.installed({ name: 'a', manifest: settings });
  const host = await hosts.start();
  await expect(host.setSetting({ id: 'test.a', key: 'a.count', value: 0 })).rejects.toMatchObject({
    code: 'SETTING_INVALID',
    extensionId: 'test.a',
  });
  await expect(host.setSetting({ id: 'test.a', key: 'a.other', value: 0 })).rejects.toMatchObject({
    code: 'SETTING_INVALID',
  });
  expect(viewOf(host, 'test.a').settings).toEqual({ 'a.count': 3 });
});

test('the action a person chose comes back to the extension', async () => {
  await hosts.installed({ name: 'a' });
  const host = await hosts.start();
  await call(host, 'test.a', 'Probe.notify', 'Tea?', 'Yes', 'No');
  await eventually(() => expect(host.snapshot().notifications).toHaveLength(1));
  const [posted] = host.snapshot().notifications;
  expect(posted).toMatchObject({ extensionId: 'test.a', message: 'Tea?', read: false });
  const notificationId = posted?.id ?? '';
  expect(() => host.respondToNotification({ notificationId, actionId: 'Maybe' })).toThrow(
    /no action "Maybe"/,
  );
  host.respondToNotification({ notificationId, actionId: 'Yes' });
  await eventually(async () => expect(await call(host, 'test.a', 'Probe.chosen')).toBe('Yes'));
  expect(host.snapshot().notifications).toMatchObject([{ outcome: { kind: 'chosen', actionId: 'Yes' } }]);
});

test('notifications of one that is uninstalled go with it', async () => {
  await hosts.installed({ name: 'a' });
  const host = await hosts.start();
  await call(host, 'test.a', 'Probe.notify', 'Tea?');
  await eventually(() => expect(host.snapshot().notifications).toHaveLength(1));
  await host.uninstall('test.a', false);
  expect(host.snapshot().notifications).toEqual([]);
});

test('an extension calls those it names as dependencies, and nobody else', async () => {
  await hosts.installed({ name: 'base' });
  await hosts.installed({ name: 'other' });
  await hosts.installed({ name: 'top', manifest: { extensionDependencies: { 'test.base': '*' } } });
  const host = await hosts.start();
  expect(await call(host, 'test.top', 'Probe.call', 'test.base', 'Probe.echo', 'hi')).toBe('hi');
  await expect(call(host, 'test.top', 'Probe.call', 'test.other', 'Probe.echo', 'hi')).rejects.toMatchObject({
    message: expect.stringContaining('test.top may not call test.other'),
  });
});

test('commands check their arguments before anything is called', async () => {
  const contributes = {
    commands: [
      { command: 'Probe.echo', title: 'Echo', arguments: [{ name: 'text', title: 'Text', type: 'string' }] },
    ],
  };
  await hosts.installed({ name: 'a', manifest: { contributes } });
  const host = await hosts.start();
  await expect(call(host, 'test.a', 'Probe.echo', 5)).rejects.toMatchObject({ code: 'ARGUMENT_INVALID' });
  expect(await call(host, 'test.a', 'Probe.echo', 'five')).toBe('five');
});

test('calls say why they cannot be made', async () => {
  await hosts.installed({ name: 'off' });
  await hosts.installed({ name: 'lost', manifest: { extensionDependencies: { 'test.gone': '*' } } });
  await hosts.installed({ name: 'a' });
  const host = await hosts.start();
  await host.disable('test.off', false);
  await expect(call(host, 'test.off', 'Probe.pid')).rejects.toMatchObject({
    code: 'NOT_RUNNING',
    message: 'test.off is disabled.',
  });
  await expect(call(host, 'test.lost', 'Probe.pid')).rejects.toMatchObject({
    code: 'NOT_RUNNING',
    message: 'test.lost does not run: test.lost needs test.gone *, which is not installed.',
  });
  await expect(call(host, 'test.a', 'Probe.nothing')).rejects.toMatchObject({ code: 'METHOD_NOT_FOUND' });
  await expect(
    host.call(
      { id: 'test.a', method: 'Probe.later', arguments: [5000], timeout: 50 },
      AbortSignal.timeout(9000),
    ),
  ).rejects.toMatchObject({ code: 'CALL_TIMEOUT' });
});

test('a call can be cancelled while its extension is still starting', async () => {
  const code = `
    import { run } from '@plugo/sdk';
    run({ activate: () => new Promise(() => {}) });`;
  await hosts.installed({ name: 'slow', code, manifest: { activationEvents: ['onCommand:x.y'] } });
  const host = await hosts.start();
  const controller = new AbortController();
  const called = host.call({ id: 'test.slow', method: 'x.y', arguments: [] }, controller.signal);
  const refused = expect(called).rejects.toMatchObject({ code: 'CALL_CANCELLED' });
  await whenState(host, 'test.slow', 'activating');
  controller.abort();
  await refused;
});

test('what an extension stored is there after a reload and for the next host', async () => {
  await hosts.installed({ name: 'a' });
  const host = await hosts.start();
  await call(host, 'test.a', 'Probe.store', 'tea', { cups: 2 });
  await host.reload('test.a');
  expect(await call(host, 'test.a', 'Probe.stored', 'tea')).toEqual({ cups: 2 });
  await host.close();
  const next = await hosts.start();
  expect(await call(next, 'test.a', 'Probe.stored', 'tea')).toEqual({ cups: 2 });
});

test('log and status line are told, and the status line goes with the process', async () => {
  await hosts.installed({ name: 'a' });
  const host = await hosts.start();
  await call(host, 'test.a', 'Probe.status', 'busy');
  await eventually(() => expect(viewOf(host, 'test.a').statusLine).toMatchObject({ text: 'busy' }));
  await call(host, 'test.a', 'Probe.print', 'one\ntwo');
  await eventually(() => expect(logOf(host, 'test.a')).toEqual(expect.arrayContaining(['one', 'two'])));
  await call(host, 'test.a', 'Probe.crash');
  await eventually(() => expect(viewOf(host, 'test.a').lastCrash).toBeDefined());
  await whenState(host, 'test.a', 'active');
  const view = viewOf(host, 'test.a');
  expect(view.statusLine).toBeUndefined();
  expect(view).toMatchObject({ restarts: 1, lastCrash: { exit: { code: 1, signal: null } } });
  expect(logOf(host, 'test.a')).toContain(
    'A exited with code 1. Last line on stderr: "Error: Crashed by a test". It is started again at once.',
  );
});

test('memory of the processes is in the picture soon after somebody looks', async () => {
  await hosts.installed({ name: 'a' });
  const host = await hosts.start();
  host.onDidChange(() => undefined);
  await eventually(() => expect(viewOf(host, 'test.a').process?.memory).toBeGreaterThan(1_000_000));
});

test('what is asked before the start has found the extensions waits for it', async () => {
  await hosts.installed({ name: 'a', manifest: settings });
  const host = await hosts.create();
  expect(host.snapshot().extensions).toEqual([]);
  const asked = Promise.all([host.reload('test.a'), call(host, 'test.a', 'Probe.echo', 1).catch(String)]);
  await host.start();
  await asked;
  expect(statesOf(host)).toEqual({ 'test.a': 'active' });
});
