import { expect, test } from 'vitest';
import { CancellationTokenSource, type MessageConnection } from 'vscode-jsonrpc';
import { checkView } from '../../../../extension-host/src/views/check-view.js';
import {
  ConfigurationChangedNotification,
  DeactivateRequest,
  ExtensionCallRequest,
  LogNotification,
  NotificationClosedNotification,
  PingRequest,
  ProgressNotification,
  SetViewRequest,
  type ShowNotificationParams,
  ShowNotificationRequest,
  StatusNotification,
  StreamItemNotification,
  StreamOpenRequest,
  type ViewContent,
} from '../../protocol/index.js';
import type { HostOptions, RunningExtension } from '../test-host.js';
import { useWorkbench } from '../workbench.js';
import { launchOfSample } from './sample-launch.js';

const bench = useWorkbench();

/** A started and activated sample, and what it told the host. */
interface Sample extends RunningExtension {
  readonly methods: readonly string[];
  readonly logs: string[];
  readonly statuses: string[];
  readonly notifications: ShowNotificationParams[];
  readonly views: ReadonlyMap<string, ViewContent | null>;
}

async function start(name: string, options: HostOptions = {}): Promise<Sample> {
  const logs: string[] = [];
  const statuses: string[] = [];
  const notifications: ShowNotificationParams[] = [];
  const views = new Map<string, ViewContent | null>();
  const prepare = (connection: MessageConnection) => {
    connection.onNotification(LogNotification, ({ level, message }) => {
      logs.push(`${level}: ${message}`);
    });
    connection.onRequest(SetViewRequest, ({ view, content }) => {
      views.set(view, content);
      return null;
    });
    connection.onNotification(StatusNotification, ({ text }) => {
      statuses.push(text);
    });
    connection.onRequest(ShowNotificationRequest, (params) => ({
      notificationId: `n${notifications.push(params)}`,
    }));
    options.prepare?.(connection);
  };
  const extension = await bench.host.start(launchOfSample(name, bench.author), { ...options, prepare });
  return { ...extension, methods: await extension.activate(), logs, statuses, notifications, views };
}

async function stop({ connection, process }: RunningExtension): Promise<void> {
  expect(await connection.sendRequest(DeactivateRequest, {})).toBeNull();
  expect(await process.exited).toEqual({ code: 0, signal: null });
  expect(process.stderr).toBe('');
}

test('dashboard shows a table, a form, a chart and a tree, and what is done in them', async () => {
  const { call, views, methods, ...sample } = await start('dashboard');
  expect(methods).toEqual(['dashboard.add', 'dashboard.done', 'dashboard.show', 'dashboard.versions']);
  const rows = () => {
    const shown = views.get('overview');
    const table = shown?.kind === 'stack' ? shown.items.find(({ kind }) => kind === 'table') : undefined;
    return table?.kind === 'table' ? table.rows.map(({ cells }) => cells.task) : undefined;
  };
  await expect.poll(rows).toEqual(['Read the guide', 'Write an extension']);
  expect(() => checkView('plugo.dashboard', 'overview', views.get('overview'))).not.toThrow();
  await call('dashboard.add', { task: 'Rest' });
  await call('dashboard.done', 0);
  expect(rows()).toEqual(['Write an extension', 'Rest']);
  expect(await call('dashboard.versions')).toContainEqual({
    label: 'node',
    description: expect.stringMatching(/^24\./),
  });
  await stop({ call, ...sample });
});

test('hello-world says hello', async () => {
  const sample = await start('hello-world');
  expect(sample.methods).toEqual(['MyPlugin.SayHello']);
  expect(await sample.call('MyPlugin.SayHello', 'Ada')).toBe('Hello, Ada');
  await stop(sample);
});

test('countdown streams, tells its progress, and stops when nobody listens', async () => {
  const { call, connection, methods, process } = await start('countdown');
  expect(methods).toEqual(['Countdown.from', 'countdown.background']);
  const seen: unknown[] = [];
  connection.onNotification(ProgressNotification, ({ value }) => void seen.push(value.message));
  connection.onNotification(StreamItemNotification, ({ item }) => void seen.push(item));
  const open = (token: string, credit: number) => ({
    token,
    method: 'Countdown.from',
    arguments: [2, 100],
    credit,
  });
  expect(await connection.sendRequest(StreamOpenRequest, open('whole', 10))).toBeNull();
  expect(seen).toEqual(['2 to go', 2, '1 to go', 1]);
  expect(await call('Countdown.from', 3, 1)).toEqual([3, 2, 1]);

  const cancellation = new CancellationTokenSource();
  const left = connection.sendRequest(StreamOpenRequest, open('left', 1), cancellation.token);
  await expect.poll(() => seen.at(-1)).toBe(2);
  cancellation.cancel();
  await expect(left).rejects.toMatchObject({ code: -32800 });
  expect(process.stdout.match(/The countdown has ended\./g)).toHaveLength(3);
});

test('word-count counts, greets through hello-world, and follows its setting', async () => {
  const sample = await start('word-count', {
    welcome: { configuration: { 'wordCount.minimumLength': 1 } },
    prepare: (connection) =>
      connection.onRequest(
        ExtensionCallRequest,
        ({ extension, method, arguments: [name] }) => `${extension} ${method}: Hello, ${name}`,
      ),
  });
  expect(sample.methods).toEqual(['wordCount.count']);
  const text = 'to be, or not to be\nthat’s the question 👍';
  const greeting = 'plugo.hello-world MyPlugin.SayHello: Hello, word counter';
  expect(await sample.call('wordCount.count', text)).toEqual({
    greeting,
    words: 9,
    characters: 41,
    lines: 2,
  });
  expect(await sample.call('wordCount.count', '')).toEqual({ greeting, words: 0, characters: 0, lines: 0 });
  await sample.connection.sendNotification(ConfigurationChangedNotification, {
    configuration: { 'wordCount.minimumLength': 4 },
    changed: ['wordCount.minimumLength'],
  });
  expect(await sample.call('wordCount.count', text)).toMatchObject({ words: 2 });
  expect(sample.statuses).toEqual(['Minimum word length: 1', 'Minimum word length: 4']);
  await stop(sample);
});

test('clock shows the time, reminds, snoozes, and leaves at once', async () => {
  const sample = await start('clock');
  await expect.poll(() => sample.statuses.length, { timeout: 5_000 }).toBeGreaterThan(1);
  expect(sample.statuses[0]).toMatch(/^\d\d:\d\d:\d\d$/);
  expect(sample.notifications).toMatchObject([
    { message: 'The clock is running.', actions: [{ title: 'Remind me in 10 s' }, { title: 'Thanks' }] },
  ]);
  expect(await sample.call('clock.remind', 'Tea', 0.01)).toBe('I will remind you in 0.01 s.');
  await expect.poll(() => sample.notifications.length).toBe(2);
  expect(sample.notifications[1]).toEqual({
    severity: 'info',
    message: 'Tea',
    actions: [
      { id: 'snooze', title: 'Snooze 10 s' },
      { id: 'done', title: 'Done' },
    ],
  });
  await sample.connection.sendNotification(NotificationClosedNotification, {
    notificationId: 'n2',
    actionId: 'snooze',
  });
  await expect.poll(() => sample.logs).toEqual(['info: Reminder "Tea": snooze.']);
  await stop(sample);
});

test('crash-loop crashes after its activation, with a line and a stack on stderr', async () => {
  const { process } = await start('crash-loop', {
    welcome: { configuration: { 'crashLoop.enabled': true } },
  });
  expect(await process.exited).toEqual({ code: 1, signal: null });
  expect(process.stderr).toMatch(/^About to crash on purpose\..*Error: Crashed on purpose\n {4}at /s);
});

test('crash-loop lives when it is switched off', async () => {
  const sample = await start('crash-loop', { welcome: { configuration: { 'crashLoop.enabled': false } } });
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(sample.logs).toEqual(['info: Switched off in the settings, so this one lives.']);
  await stop(sample);
});

test('missing-dependency itself is sound', async () => {
  const sample = await start('missing-dependency');
  expect(sample.methods).toEqual([]);
  await stop(sample);
});

test.each(['unix', 'tcp'] as const)('hello-python speaks the protocol over %s', async (transport) => {
  const sample = await start('hello-python', { transport });
  expect(sample.introduction).toMatchObject({ protocolVersions: [1] });
  expect(sample.methods).toEqual(['HelloPython.SayHello']);
  expect(sample.logs).toEqual(['info: Python is up, for onStartup.']);
  await expect.poll(() => sample.notifications.length).toBe(1);
  expect(await sample.connection.sendRequest(PingRequest, {})).toEqual({ status: 'ok' });
  expect(await sample.call('HelloPython.SayHello', 'Ada 👋')).toMatch(/^Hello, Ada 👋, from Python 3\./);
  await expect(sample.call('HelloPython.SayHello')).rejects.toMatchObject({
    code: -32003,
    data: { code: 'METHOD_FAILED' },
  });
  await expect(sample.call('HelloPython.Other')).rejects.toMatchObject({ code: -32601 });
  await stop(sample);
});

test('hello-python leaves when stdin or the connection ends', async () => {
  const [first, second] = [await start('hello-python'), await start('hello-python')];
  first.process.child.stdin?.end();
  second.hangUp();
  expect(await first.process.exited).toEqual({ code: 0, signal: null });
  expect(await second.process.exited).toEqual({ code: 0, signal: null });
});

test('hello-python says what it cannot dial', async () => {
  const launch = launchOfSample('hello-python', bench.author);
  const env = { PLUGO_ENDPOINT: 'pipe:\\\\.\\pipe\\plugo', PLUGO_TOKEN: 'x' };
  const process = bench.host.launch({ ...launch, env });
  // Unreachable: the host tries another transport.
  expect(await process.exited).toEqual({ code: 69, signal: null });
  expect(process.stderr).toContain('This sample cannot dial "pipe:".');
});
