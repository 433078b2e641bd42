import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import {
  CancellationTokenSource,
  createMessageConnection,
  type MessageConnection,
  SocketMessageReader,
  SocketMessageWriter,
} from 'vscode-jsonrpc/node';
import { Emitter } from '../base/emitter.js';
import type { CallTrace } from '../model/call-trace.js';
import type { CrashReport } from '../model/crash-report.js';
import { ExtensionHostError } from '../model/errors.js';
import type { LogEntry } from '../model/log-entry.js';
import type { Report } from '../model/reports.js';
import { assertNoLeaks, eventually } from '../testing/no-leaks.js';
import { useTemporaryDirectory } from '../testing/temporary-directory.js';
import { openControlSocket } from './control-socket.js';
import {
  CulpritAnswerRequest,
  CulpritFollowRequest,
  CulpritStartRequest,
  CulpritStopRequest,
} from './culprit-messages.js';
import type { HostControl, MetricsSource, ProfileSource } from './host-control.js';
import { defaultHostSettings } from './host-settings.js';
import {
  type InstallProgress,
  InstallProgressNotification,
  PlanInstallationRequest,
  UndoListRequest,
  UndoRequest,
  VersionUseRequest,
} from './installation-messages.js';
import * as logMessages from './log-messages.js';
import type { LogViewHandle } from './log-view-source.js';
import * as messages from './messages.js';
import { MuteRequest, ProgressCancelRequest } from './notification-messages.js';
import { RevealSettingRequest } from './settings-messages.js';
import {
  ViewActRequest,
  ViewChangedNotification,
  ViewCloseRequest,
  ViewOpenRequest,
  type ViewParams,
} from './view-messages.js';

assertNoLeaks();
const directory = useTemporaryDirectory();

const snapshot: messages.HostSnapshot = {
  host: { version: '1.0.0', pid: 1, dataDirectory: '/data', startedAt: 0, containment: 'group' },
  extensions: [],
  notifications: [],
  muted: [],
  progress: [],
  settings: defaultHostSettings,
  problems: [],
};

/** A host that writes down what it is asked. */
function fakeHost(overrides: Partial<HostControl> = {}) {
  const asked: unknown[][] = [];
  const changes = new Emitter<messages.HostChange>();
  const lines = new Emitter<readonly LogEntry[]>();
  const reports = new Emitter<Report>();
  const viewChanges = new Emitter<ViewParams>();
  const note =
    (name: string) =>
    (...args: unknown[]) =>
      void asked.push([name, ...args.filter((arg) => !(arg instanceof AbortSignal))]);
  const noted =
    (name: string) =>
    async (...args: unknown[]) =>
      note(name)(...args);
  const host: HostControl = {
    snapshot: () => snapshot,
    onDidChange: changes.event,
    about: async () => ({ version: '1.0.0', node: { command: '/node', kind: 'bundled' } }),
    samples: async () => [],
    inspectFolder: async (folder) => ({ folder }) as never,
    installFolder: async () => 'a.b',
    installations: {
      plan: async () => [],
      checkUpdates: noted('checkUpdates'),
      readme: async () => ({ text: '', images: {} }),
      size: async () => ({}) as never,
      permissionUses: () => [],
      versions: async () => [],
      useVersion: noted('useVersion'),
      deleteVersion: noted('deleteVersion'),
      undos: [],
      undo: noted('undo'),
    },
    uninstall: noted('uninstall'),
    culprit: {
      search: undefined,
      onDidChange: new Emitter<undefined>().event,
      start: noted('culprit.start') as never,
      answer: note('culprit.answer'),
      stop: noted('culprit.stop'),
    },
    diagnostics: { save: async () => ({ size: 1, entries: 1 }) },
    views: {
      onDidChange: viewChanges.event,
      contentOf: () => ({ kind: 'markdown', text: 'Hello' }),
      open: noted('views.open'),
      act: noted('views.act'),
      load: async () => [],
      actOnItem: noted('views.actOnItem'),
    },
    enable: noted('enable'),
    disable: noted('disable'),
    reload: noted('reload'),
    watch: noted('watch'),
    call: async ({ arguments: [first] }) => first,
    callService: async ({ service }) => service,
    async *stream({ arguments: items }) {
      yield* items;
    },
    batch: async (calls) => calls.map(({ method }) => ({ status: 'fulfilled', value: method })),
    traces: { every: 1, latest: [] },
    traffic: { watch: () => ({ grant: () => undefined, dispose: () => undefined }) },
    latestLogLines: (count) => {
      note('latestLogLines')(count);
      return [];
    },
    onLogLines: lines.event,
    logFile: (id) => `/logs/${id}.log`,
    logViews: { open: () => Promise.reject(new Error('There are no views here.')) },
    crashes: {
      list: async (id) => {
        note('crashes')(id);
        return [];
      },
      get: async (id, name) => ({ extensionId: id, name }) as CrashReport,
    },
    reports: { list: async () => [], onDidAdd: reports.event },
    metrics: {} as MetricsSource,
    profiles: {} as ProfileSource,
    respondToNotification: note('respond'),
    markNotificationsRead: note('markRead'),
    clearNotifications: note('clear'),
    mute: noted('mute'),
    cancelProgress: note('cancelProgress'),
    setSetting: noted('setSetting'),
    revealSetting(params) {
      note('revealSetting')(params);
      return 'seven';
    },
    setHostSettings: noted('setHostSettings'),
    ...overrides,
  };
  return { host, asked, changes, lines, reports, viewChanges };
}

/** A host behind its real socket, and a client of it. */
async function serve(
  host: HostControl,
  work: (client: MessageConnection, socket: Socket) => Promise<void>,
): Promise<void> {
  const door = await openControlSocket(directory.path, '1.0.0');
  door.serve(host);
  try {
    const { socket, client } = await dial();
    await work(client, socket);
    client.dispose();
    socket.destroy();
  } finally {
    await door.close();
  }
}

async function dial() {
  const file = JSON.parse(await readFile(`${directory.path}/host.json`, 'utf8')) as { socket: string };
  const socket = connect(file.socket);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const client = createMessageConnection(new SocketMessageReader(socket), new SocketMessageWriter(socket));
  client.listen();
  return { socket, client };
}

test('an open view is followed, a closed one is not, and the search for the culprit is asked as it should be', async () => {
  const { host, asked, viewChanges } = fakeHost();
  const view = { id: 'a.b', view: 'main' };
  const told: unknown[] = [];
  await serve(host, async (client) => {
    client.onNotification(ViewChangedNotification, (change) => void told.push(change));
    expect(await client.sendRequest(ViewOpenRequest, view)).toEqual({
      content: { kind: 'markdown', text: 'Hello' },
    });
    viewChanges.fire(view);
    viewChanges.fire({ ...view, view: 'other' });
    await client.sendRequest(ViewCloseRequest, view);
    viewChanges.fire(view);
    await client.sendRequest(ViewActRequest, { ...view, command: 'main.go', arguments: [1] });
    expect(told).toEqual([{ ...view, content: { kind: 'markdown', text: 'Hello' } }]);

    expect(await client.sendRequest(CulpritFollowRequest, {})).toEqual({ search: null });
    await client.sendRequest(CulpritStartRequest, { check: { kind: 'failure' }, observe: 2_000 });
    await expect(
      client.sendRequest(CulpritStartRequest, { check: { kind: 'log', pattern: '(' } }),
    ).rejects.toThrow('must be a regular expression');
    await client.sendRequest(CulpritAnswerRequest, { step: 1, verdict: 'bad' });
    await client.sendRequest(CulpritStopRequest, {});
  });
  expect(asked).toEqual([
    ['views.open', view],
    ['views.act', { ...view, command: 'main.go', arguments: [1] }],
    ['culprit.start', { check: { kind: 'failure' }, observe: 2_000 }],
    ['culprit.answer', 1, 'bad'],
    ['culprit.stop'],
  ]);
});

test('reports are listed, and those that come after are told to who follows', async () => {
  const report = (id: string) => ({ id }) as Report;
  const asked: unknown[] = [];
  const { host, reports } = fakeHost();
  const list = async (...args: unknown[]) => {
    asked.push(args);
    return [report('old')];
  };
  await serve({ ...host, reports: { ...host.reports, list } }, async (client) => {
    const told: string[] = [];
    client.onNotification(messages.ReportAddedNotification, ({ report: added }) => void told.push(added.id));
    expect(await client.sendRequest(messages.ReportListRequest, { id: 'a.b', limit: 5 })).toEqual({
      reports: [report('old')],
    });
    reports.fire(report('unheard'));
    await client.sendRequest(messages.ReportListRequest, { follow: true });
    await client.sendRequest(messages.ReportListRequest, { follow: true });
    reports.fire(report('new'));
    await eventually(() => expect(told).toEqual(['new']));
    expect(asked).toEqual([
      ['a.b', 5],
      [undefined, 200],
      [undefined, 200],
    ]);
  });
});

test('crash reports are listed, and read one by one', async () => {
  const { host, asked } = fakeHost();
  await serve(host, async ({ sendRequest }) => {
    expect(await sendRequest(messages.CrashListRequest, {})).toEqual({ crashes: [] });
    expect(await sendRequest(messages.CrashListRequest, { id: 'a.b' })).toEqual({ crashes: [] });
    expect(asked).toEqual([
      ['crashes', undefined],
      ['crashes', 'a.b'],
    ]);
    const crash = await sendRequest(messages.CrashGetRequest, { id: 'a.b', name: 'yesterday' });
    expect(crash).toEqual({ extensionId: 'a.b', name: 'yesterday' });
  });
});

test('binary data in a result is base64 to clients', async () => {
  const result = { image: Buffer.from('hi'), title: 'cat' };
  const { host } = fakeHost({ call: async () => result, callService: async () => [result] });
  await serve(host, async (client) => {
    const call = { id: 'a.b', method: 'X.y', arguments: [] };
    const expected = { image: { base64: 'aGk=' }, title: 'cat' };
    expect(await client.sendRequest(messages.CallRequest, call)).toEqual(expected);
    const service = { service: 'facts', method: 'X.y', arguments: [] };
    expect(await client.sendRequest(messages.ServiceCallRequest, service)).toEqual([expected]);
  });
});

test('every request reaches the host with its parameters, and is answered', async () => {
  const { host, asked } = fakeHost();
  await serve(host, async (client) => {
    const { sendRequest } = client;
    expect(await sendRequest(messages.SnapshotRequest, {})).toEqual(snapshot);
    expect(await sendRequest(messages.InspectFolderRequest, { folder: '/x' })).toEqual({ folder: '/x' });
    expect(await sendRequest(messages.InstallFolderRequest, { folder: '/x' })).toEqual({ id: 'a.b' });
    const done = [
      await sendRequest(messages.UninstallRequest, { id: 'a.b', cascade: true }),
      await sendRequest(messages.EnableRequest, { id: 'a.b' }),
      await sendRequest(messages.DisableRequest, { id: 'a.b', cascade: false }),
      await sendRequest(messages.ReloadRequest, { id: 'a.b' }),
      await sendRequest(messages.WatchRequest, { id: 'a.b', on: true }),
      await sendRequest(messages.NotificationRespondRequest, { notificationId: 'n', actionId: 'x' }),
      await sendRequest(messages.NotificationRespondRequest, { notificationId: 'n' }),
      await sendRequest(messages.NotificationsReadRequest, {}),
      await sendRequest(messages.NotificationsClearRequest, {}),
      await sendRequest(MuteRequest, { id: 'a.b', muted: true }),
      await sendRequest(ProgressCancelRequest, { progressId: 'p' }),
      await sendRequest(messages.SetSettingRequest, { id: 'a.b', key: 'k', value: 0 }),
      await sendRequest(messages.SetSettingRequest, { id: 'a.b', key: 'k' }),
      await sendRequest(messages.SetHostSettingsRequest, { transport: 'tcp', warmSpare: false }),
      await sendRequest(messages.LogUnsubscribeRequest, {}),
    ];
    expect(new Set(done)).toEqual(new Set([null]));
    expect(await sendRequest(messages.CallRequest, { id: 'a.b', method: 'X.y', arguments: [7] })).toBe(7);
    const service = { service: 'facts', method: 'X.y', arguments: [] };
    expect(await sendRequest(messages.ServiceCallRequest, service)).toBe('facts');
    const batch = { calls: ['X.y', 'X.z'].map((method) => ({ id: 'a.b', method, arguments: [] })) };
    expect(await sendRequest(messages.BatchRequest, batch)).toEqual({
      results: [
        { status: 'fulfilled', value: 'X.y' },
        { status: 'fulfilled', value: 'X.z' },
      ],
    });
    const path = ['servers', 0, 'token'];
    expect(await sendRequest(RevealSettingRequest, { id: 'a.b', key: 'k', path })).toEqual({
      value: 'seven',
    });
    expect(await sendRequest(messages.LogSubscribeRequest, { history: 5 })).toEqual({ lines: [] });
    expect(await sendRequest(messages.LogFileRequest, { id: 'a.b' })).toEqual({ file: '/logs/a.b.log' });
  });
  expect(asked).toEqual([
    ['uninstall', 'a.b', true],
    ['enable', 'a.b'],
    ['disable', 'a.b', false],
    ['reload', 'a.b'],
    ['watch', 'a.b', true],
    ['respond', { notificationId: 'n', actionId: 'x' }],
    ['respond', { notificationId: 'n' }],
    ['markRead'],
    ['clear'],
    ['mute', 'a.b', true],
    ['cancelProgress', 'p'],
    ['setSetting', { id: 'a.b', key: 'k', value: 0 }],
    ['setSetting', { id: 'a.b', key: 'k' }],
    ['setHostSettings', { transport: 'tcp', warmSpare: false }],
    ['revealSetting', { id: 'a.b', key: 'k', path: ['servers', 0, 'token'] }],
    ['latestLogLines', 5],
  ]);
});

test('parameters that do not fit are refused by name, and never reach the host', async () => {
  const { host, asked } = fakeHost();
  const bad: [string, unknown][] = [
    ['extension/enable', {}],
    ['extension/enable', { id: 7 }],
    ['extension/enable', { id: '' }],
    ['extension/enable', { id: 'x'.repeat(201) }],
    ['extension/enable', undefined],
    ['extension/enable', 'a.b'],
    ['extension/disable', { id: 'a.b' }],
    ['extension/disable', { id: 'a.b', cascade: 'yes' }],
    ['installation/install', { folder: '' }],
    ['extension/call', { id: 'a.b', method: 'x', arguments: 'none' }],
    ['extension/call', { id: 'a.b', method: 'x', arguments: [], timeout: 0 }],
    ['extension/call', { id: 'a.b', method: 'x', arguments: [], timeout: 1e12 }],
    ['extension/callService', { service: '', method: 'x', arguments: [] }],
    ['extension/batch', { calls: [{ id: 'a.b', method: 'x' }] }],
    [
      'extension/batch',
      { calls: Array.from({ length: 257 }, () => ({ id: 'a', method: 'x', arguments: [] })) },
    ],
    ['log/subscribe', { history: -1 }],
    ['log/subscribe', { history: 1e9 }],
    ['notification/respond', { notificationId: '' }],
    ['notification/mute', { id: 'a.b' }],
    ['progress/cancel', {}],
    ['configuration/set', { id: 'a.b' }],
    ['host/setSettings', { transport: 'pigeon' }],
  ];
  await serve(host, async (client) => {
    for (const [method, params] of bad) {
      const refused = params === undefined ? client.sendRequest(method) : client.sendRequest(method, params);
      await expect(refused, `${method} ${JSON.stringify(params)}`).rejects.toMatchObject({
        data: {
          code: 'ARGUMENT_INVALID',
          message: expect.stringMatching(/^The request is not as expected: /),
        },
      });
    }
    await expect(client.sendRequest('host/selfDestruct', {})).rejects.toMatchObject({ code: -32601 });
    expect(await client.sendRequest('host/snapshot')).toEqual(snapshot);
  });
  expect(asked).toEqual([]);
});

test('an error of the host keeps its code, its next step and its data', async () => {
  const error = new ExtensionHostError('HAS_DEPENDENTS', 'B needs a.', {
    extensionId: 'a',
    data: { dependents: ['b'] },
  });
  const { host } = fakeHost({
    disable: () => Promise.reject(error),
    enable: () => Promise.reject(new Error('a bug')),
    logFile: () => {
      throw error;
    },
  });
  await serve(host, async (client) => {
    const data = error.serialize();
    const disabling = client.sendRequest(messages.DisableRequest, { id: 'a', cascade: false });
    await expect(disabling).rejects.toMatchObject({ message: 'B needs a.', data });
    await expect(client.sendRequest(messages.LogFileRequest, { id: 'a' })).rejects.toMatchObject({ data });
    await expect(client.sendRequest(messages.EnableRequest, { id: 'a' })).rejects.toMatchObject({
      data: { code: 'INTERNAL', message: 'a bug' },
    });
  });
});

/** A call that lasts until its signal is aborted. */
function waitingCall() {
  const story: string[] = [];
  const call: HostControl['call'] = (_, signal) => {
    story.push('called');
    return new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => {
        story.push('cancelled');
        reject(new ExtensionHostError('CALL_CANCELLED', 'cancelled'));
      });
    });
  };
  return { story, call };
}

test('a client can cancel what it asked', async () => {
  const { story, call } = waitingCall();
  await serve(fakeHost({ call }).host, async (client) => {
    const source = new CancellationTokenSource();
    const called = client.sendRequest(
      messages.CallRequest,
      { id: 'a', method: 'x', arguments: [] },
      source.token,
    );
    const refused = expect(called).rejects.toMatchObject({ data: { code: 'CALL_CANCELLED' } });
    await eventually(() => expect(story).toEqual(['called']));
    source.cancel();
    await refused;
    source.dispose();
  });
  expect(story).toEqual(['called', 'cancelled']);
});

test('a client that asks for it is told the progress of its call before the answer, under its token', async () => {
  const call: HostControl['call'] = async (_params, _signal, onProgress) => {
    onProgress?.({ percentage: 50, message: 'Half' });
    return onProgress === undefined ? 'alone' : 'told';
  };
  const { host } = fakeHost({
    call,
    callService: (params, ...rest) => call({ id: 'a.b', ...params }, ...rest),
  });
  await serve(host, async (client) => {
    const seen: unknown[] = [];
    client.onNotification(messages.CallProgressNotification, (params) => void seen.push(params));
    const request = { id: 'a.b', method: 'X.y', arguments: [] };
    seen.push(await client.sendRequest(messages.CallRequest, { ...request, progressToken: 'mine' }));
    seen.push(await client.sendRequest(messages.CallRequest, request));
    const service = { service: 'facts', method: 'X.y', arguments: [], progressToken: 7 };
    seen.push(await client.sendRequest(messages.ServiceCallRequest, service));
    const value = { percentage: 50, message: 'Half' };
    expect(seen).toEqual([{ token: 'mine', value }, 'told', 'alone', { token: 7, value }, 'told']);
  });
});

test('the latest calls are listed, of one extension those that it made or answered', async () => {
  const trace = (caller: string | undefined, callee: string): CallTrace => ({
    traceId: `${caller} ${callee}`,
    caller,
    callee,
    method: 'X.y',
    startedAt: 0,
    duration: 1.5,
    outcome: 'ok',
    attempts: 1,
    answeredBy: 'extension',
  });
  const latest = [trace(undefined, 'a.b'), trace('a.b', 'c.d'), trace('e.f', 'c.d')];
  const { host } = fakeHost({ traces: { every: 100, latest } });
  const wire = latest.map((one) => JSON.parse(JSON.stringify(one)));
  await serve(host, async ({ sendRequest }) => {
    expect(await sendRequest(messages.TraceListRequest, {})).toEqual({ every: 100, traces: wire });
    expect(await sendRequest(messages.TraceListRequest, { id: 'a.b' })).toMatchObject({
      traces: wire.slice(0, 2),
    });
    expect(await sendRequest(messages.TraceListRequest, { id: 'c.d', limit: 1 })).toMatchObject({
      traces: wire.slice(2),
    });
  });
});

test('a client reads a stream at its own pace; one that goes away ends it', async () => {
  let left = 0;
  const { host } = fakeHost({
    async *stream({ arguments: [to] }, signal) {
      try {
        for (let n = 1; n <= Number(to) && !signal.aborted; n += 1) yield n;
      } finally {
        left += 1;
      }
    },
  });
  await serve(host, async (client, socket) => {
    const seen: unknown[] = [];
    client.onNotification(
      messages.StreamItemNotification,
      ({ token, item }) => void seen.push([token, item]),
    );
    const params = { id: 'a.b', method: 'X.y', arguments: [3], token: 's', credit: 2 };
    const ended = client.sendRequest(messages.StreamRequest, params);
    await eventually(() =>
      expect(seen).toEqual([
        ['s', 1],
        ['s', 2],
      ]),
    );
    await expect(client.sendRequest(messages.StreamRequest, params)).rejects.toThrow('under the token s');
    await client.sendNotification(messages.StreamCreditNotification, { token: 's', count: 5 });
    expect(await ended).toBeNull();
    expect(seen).toHaveLength(3);
    client.sendRequest(messages.StreamRequest, { ...params, arguments: [1e9] }).catch(() => undefined);
    await eventually(() => expect(seen).toHaveLength(5));
    socket.destroy();
    await eventually(() => expect(left).toBe(2));
  });
});

test('a client that vanishes is forgotten: its calls are cancelled, its subscriptions end, the host lives', async () => {
  const { story, call } = waitingCall();
  const { host, changes, lines } = fakeHost({ call });
  await serve(host, async (client) => {
    const other = await dial();
    await other.client.sendRequest(messages.SnapshotRequest, {});
    await other.client.sendRequest(messages.LogSubscribeRequest, { history: 0 });
    other.client
      .sendRequest(messages.CallRequest, { id: 'a', method: 'x', arguments: [] })
      .catch(() => undefined);
    await eventually(() => expect(story).toEqual(['called']));
    expect([changes.listenerCount, lines.listenerCount]).toEqual([1, 1]);
    other.socket.destroy();
    await eventually(() => expect(story).toEqual(['called', 'cancelled']));
    expect([changes.listenerCount, lines.listenerCount]).toEqual([0, 0]);
    other.client.dispose();
    expect(await client.sendRequest(messages.SnapshotRequest, {})).toEqual(snapshot);
  });
});

test('a client that goes before it is answered does no harm', async () => {
  const unhandled: unknown[] = [];
  const listener = (error: unknown) => void unhandled.push(error);
  process.on('unhandledRejection', listener);
  let answer: (value: string) => void = () => undefined;
  const { host } = fakeHost({
    inspectFolder: () =>
      new Promise((resolve) => {
        answer = resolve as never;
      }),
  });
  await serve(host, async (client) => {
    const other = await dial();
    other.client.sendRequest(messages.InspectFolderRequest, { folder: '/x' }).catch(() => undefined);
    await other.client.sendRequest(messages.SnapshotRequest, {});
    // So long that it is still being written when the host hears that nobody reads it.
    answer('x'.repeat(10_000_000));
    other.socket.destroy();
    await once(other.socket, 'close');
    await client.sendRequest(messages.SnapshotRequest, {});
    other.client.dispose();
  });
  process.off('unhandledRejection', listener);
  expect(unhandled).toEqual([]);
});

test('changes and log lines are told to who asked for them, once each, and to nobody after unsubscribing', async () => {
  const { host, changes, lines } = fakeHost();
  const line: LogEntry = {
    sequence: 1,
    time: 0,
    extensionId: 'a',
    source: 'log',
    level: 'info',
    message: 'hi',
  };
  await serve(host, async (client) => {
    const told: unknown[] = [];
    client.onNotification(messages.HostChangedNotification, (change) => void told.push(change));
    client.onNotification(messages.LogLinesNotification, (batch) => void told.push(batch));
    changes.fire({ changed: [], removed: ['too early'] });
    await client.sendRequest(messages.SnapshotRequest, {});
    await client.sendRequest(messages.SnapshotRequest, {});
    await client.sendRequest(messages.LogSubscribeRequest, { history: 0 });
    await client.sendRequest(messages.LogSubscribeRequest, { history: 0 });
    changes.fire({ changed: [], removed: ['a'] });
    lines.fire([line]);
    await client.sendRequest(messages.LogUnsubscribeRequest, {});
    lines.fire([{ ...line, sequence: 2 }]);
    await client.sendRequest(messages.SnapshotRequest, {});
    expect(told).toEqual([{ changed: [], removed: ['a'] }, { lines: [line] }]);
  });
});

test('a view of the log is opened, told of, read and closed under its number, and closes with its client', async () => {
  const changes = new Emitter<void>();
  const asked: unknown[] = [];
  let end = 2;
  const line = (n: number) => ({ sequence: n }) as LogEntry;
  const view: LogViewHandle = {
    get state() {
      const searched = { bytes: 1, of: 1 };
      return { first: 0, end, generation: 0, complete: true, searching: false, searched };
    },
    problem: undefined,
    onDidChange: changes.event,
    more: () => asked.push('more'),
    read: async (from, to) => ({ generation: 0, from, lines: [line(from), line(to)] }),
    locate: async (time, sequence) => ({ line: time + (sequence ?? 0), generation: 0 }),
    export: async (target, _signal, onProgress) => {
      asked.push(target);
      onProgress(1);
      return 2;
    },
    dispose: () => asked.push('closed'),
  };
  const open = async (...args: unknown[]) => {
    asked.push(args);
    return view;
  };
  const { host } = fakeHost({ logViews: { open } });
  await serve(host, async (client) => {
    const told: number[] = [];
    const progress: unknown[] = [];
    client.onNotification(logMessages.LogChangedNotification, ({ state }) => void told.push(state.end));
    client.onNotification(logMessages.LogExportProgressNotification, (params) => void progress.push(params));
    const filter = { text: 'x', isPattern: true };
    expect(
      await client.sendRequest(logMessages.LogOpenRequest, { view: 1, filter, limit: 5, tail: 1 }),
    ).toMatchObject({
      view: 1,
      state: { end: 2 },
      tail: { from: 1, lines: [line(1), line(2)] },
    });
    end = 3;
    changes.fire();
    await eventually(() => expect(told).toEqual([3]));
    const named = { view: 1 };
    expect(await client.sendRequest(logMessages.LogReadRequest, { ...named, from: 4, to: 5 })).toMatchObject({
      lines: [line(4), line(5)],
    });
    expect(await client.sendRequest(logMessages.LogLocateRequest, { ...named, time: 7 })).toMatchObject({
      line: 7,
    });
    await client.sendRequest(logMessages.LogMoreRequest, named);
    const target = { file: '/out', format: 'text' } as const;
    expect(await client.sendRequest(logMessages.LogExportRequest, { ...named, ...target })).toEqual({
      lines: 2,
    });
    expect(progress).toEqual([{ view: 1, lines: 1, of: 3 }]);
    const tooMany = client.sendRequest(logMessages.LogReadRequest, { ...named, from: 0, to: 9_999 });
    await expect(tooMany).rejects.toMatchObject({ data: { code: 'ARGUMENT_INVALID' } });
    await client.sendRequest(logMessages.LogCloseRequest, named);
    const closed = client.sendRequest(logMessages.LogMoreRequest, named);
    await expect(closed).rejects.toMatchObject({ data: { code: 'LOG_VIEW_CLOSED' } });
    await client.sendRequest(logMessages.LogOpenRequest, { view: 2, filter: {} });
    expect(asked).toEqual([[filter, { limit: 5 }], 'more', target, 'closed', [{}, {}]]);
  });
  await eventually(() => expect(asked.at(-1)).toBe('closed'));
});

test('a client that sends what is no message is cut off, and the others are served', async () => {
  const { host, changes } = fakeHost();
  await serve(host, async (client) => {
    await client.sendRequest(messages.SnapshotRequest, {});
    const other = await dial();
    await other.client.sendRequest(messages.SnapshotRequest, {});
    expect(changes.listenerCount).toBe(2);
    other.socket.write('Content-Length: 5\r\n\r\n{nope');
    await eventually(() => expect(changes.listenerCount).toBe(1));
    other.client.dispose();
    other.socket.destroy();
    expect(await client.sendRequest(messages.SnapshotRequest, {})).toEqual(snapshot);
  });
});

test('a client that does not read is cut off, and the others are served', async () => {
  const { host, lines } = fakeHost();
  const message = 'x'.repeat(10_000);
  await serve(host, async (client) => {
    const other = await dial();
    await other.client.sendRequest(messages.LogSubscribeRequest, { history: 0 });
    other.socket.pause();
    const line: LogEntry = { sequence: 1, time: 0, extensionId: 'a', source: 'log', level: 'info', message };
    await eventually(() => {
      for (let index = 0; index < 100; index += 1) lines.fire([line]);
      expect(lines.listenerCount).toBe(0);
    });
    other.client.dispose();
    other.socket.destroy();
    expect(await client.sendRequest(messages.SnapshotRequest, {})).toEqual(snapshot);
  });
});

test('clients that come before the host is made are served afterwards', async () => {
  const door = await openControlSocket(directory.path, '1.0.0');
  const { socket, client } = await dial();
  const asked = client.sendRequest(messages.SnapshotRequest, {});
  door.serve(fakeHost().host);
  expect(await asked).toEqual(snapshot);
  client.dispose();
  socket.destroy();
  await door.close();
});

test('an installation tells its progress to who asked for it, and is called off when the request is cancelled', async () => {
  const progress = (files: number) => ({ files, totalFiles: 2, bytes: files, totalBytes: 2 });
  const { host } = fakeHost({
    installFolder: async (folder, signal, onProgress) => {
      onProgress?.(progress(1));
      onProgress?.(progress(2));
      if (folder === '/endless' && !signal.aborted) await once(signal, 'abort');
      if (signal.aborted) throw new ExtensionHostError('INSTALL_FAILED', 'It was cancelled.');
      return 'a.b';
    },
  });
  await serve(host, async (client) => {
    const told: InstallProgress[] = [];
    client.onNotification(InstallProgressNotification, (one) => void told.push(one));
    await client.sendRequest(messages.InstallFolderRequest, { folder: '/quiet' });
    await client.sendRequest(messages.InstallFolderRequest, { folder: '/x', progressToken: 'x' });
    expect(told).toEqual([
      { token: 'x', progress: progress(1) },
      { token: 'x', progress: progress(2) },
    ]);
    const cancelling = new CancellationTokenSource();
    const endless = client.sendRequest(
      messages.InstallFolderRequest,
      { folder: '/endless' },
      cancelling.token,
    );
    cancelling.cancel();
    await expect(endless).rejects.toMatchObject({ data: { code: 'INSTALL_FAILED' } });
  });
});

test('folders are planned, versions and undos listed and acted on', async () => {
  const undone = {
    undoId: 'u',
    kind: 'disable' as const,
    extensionId: 'a.b',
    displayName: 'B',
    also: [],
    at: 1,
    until: 2,
  };
  const { host, asked } = fakeHost();
  const planned = { folder: '/x', error: { code: 'MANIFEST_MISSING' as const, message: '', nextStep: '' } };
  const installations = { ...host.installations, plan: async () => [planned], undos: [undone] };
  await serve({ ...host, installations }, async (client) => {
    expect(await client.sendRequest(PlanInstallationRequest, { folders: ['/x'] })).toEqual({
      folders: [planned],
    });
    await expect(client.sendRequest(PlanInstallationRequest, { folders: [] })).rejects.toMatchObject({
      data: { code: 'ARGUMENT_INVALID' },
    });
    expect(await client.sendRequest(UndoListRequest, {})).toEqual({ undos: [undone] });
    await client.sendRequest(UndoRequest, { undoId: 'u' });
    await client.sendRequest(VersionUseRequest, { id: 'a.b', version: '1.0.0' });
    expect(asked).toEqual([
      ['undo', 'u'],
      ['useVersion', 'a.b', '1.0.0'],
    ]);
  });
});
