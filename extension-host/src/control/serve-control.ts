import {
  createMessageConnection,
  type MessageConnection,
  type MessageReader,
  type MessageWriter,
} from 'vscode-jsonrpc/node';
import { replaceBinary } from '../base/binary.js';
import { CreditedStreams } from '../base/credited-streams.js';
import { type Disposable, DisposableStore, toDisposable } from '../base/disposable.js';
import { ExtensionHostError } from '../model/errors.js';
import type { ProgressListener } from '../model/extension-services.js';
import type { CallOrigin } from '../model/traffic.js';
import { handle, nothing, tell } from './handle.js';
import type { HostControl } from './host-control.js';
import * as messages from './messages.js';
import { parameters } from './parameters.js';
import { serveAttention } from './serve-attention.js';
import { serveCulprit } from './serve-culprit.js';
import { serveDiagnostics } from './serve-diagnostics.js';
import { serveInstallations } from './serve-installations.js';
import { serveLogViews } from './serve-log-views.js';
import { serveMetrics } from './serve-metrics.js';
import { serveProfiles } from './serve-profiles.js';
import { serveSamples } from './serve-samples.js';
import { serveSettingSecrets } from './serve-settings.js';
import { serveTraffic } from './serve-traffic.js';
import { serveViews } from './serve-views.js';

/**
 * Serves the control protocol to one client over any message transport. The client is forgotten when its side closes or
 * when what is returned is disposed. Who watches the messages to extensions is told that calls come through `origin`.
 */
export function serveControl(
  host: HostControl,
  reader: MessageReader,
  writer: MessageWriter,
  origin: CallOrigin = {},
): Disposable {
  const connection = createMessageConnection(reader, writer);
  const client = new DisposableStore();
  const gone = new AbortController();
  client.add(toDisposable(() => connection.dispose()));
  client.add(toDisposable(() => gone.abort()));
  connection.onClose(() => client.dispose());
  connection.onError(() => client.dispose());

  serveState(host, connection, client);
  serveInstallation(host, connection);
  serveInstallations(host, connection);
  serveSamples(host, connection);
  serveLifecycle(host, connection);
  serveCalls(host, connection, gone.signal, origin);
  serveStreams(host, connection, client, origin);
  serveTraces(host, connection);
  serveTraffic(host, connection, client);
  serveLog(host, connection, client);
  serveLogViews(host, connection, client);
  serveReports(host, connection, client);
  serveMetrics(host.metrics, connection, client);
  serveProfiles(host.profiles, connection, gone.signal);
  serveNotifications(host, connection);
  serveAttention(host, connection);
  serveSettings(host, connection);
  serveCulprit(host, connection, client);
  serveViews(host, connection, client);
  serveDiagnostics(host, connection);
  serveSettingSecrets(host, connection);

  connection.listen();
  return client;
}

function serveState(host: HostControl, connection: MessageConnection, client: DisposableStore): void {
  let following = false;
  handle(connection, messages.SnapshotRequest, parameters.none, () => {
    if (!following) {
      following = true;
      client.add(host.onDidChange((change) => tell(connection, messages.HostChangedNotification, change)));
    }
    return host.snapshot();
  });
}

function serveInstallation(host: HostControl, connection: MessageConnection): void {
  handle(connection, messages.InspectFolderRequest, parameters.folder, ({ folder }) =>
    host.inspectFolder(folder),
  );
  handle(connection, messages.UninstallRequest, parameters.cascade, ({ id, cascade }) =>
    nothing(host.uninstall(id, cascade)),
  );
}

function serveLifecycle(host: HostControl, connection: MessageConnection): void {
  handle(connection, messages.EnableRequest, parameters.id, ({ id }) => nothing(host.enable(id)));
  handle(connection, messages.DisableRequest, parameters.cascade, ({ id, cascade }) =>
    nothing(host.disable(id, cascade)),
  );
  handle(connection, messages.ReloadRequest, parameters.id, ({ id }) => nothing(host.reload(id)));
  handle(connection, messages.WatchRequest, parameters.watch, ({ id, on }) => nothing(host.watch(id, on)));
}

/** Nobody waits for the answers to a client that is gone. What it has asked to be changed is changed all the same. */
function serveCalls(
  host: HostControl,
  connection: MessageConnection,
  gone: AbortSignal,
  origin: CallOrigin,
): void {
  handle(connection, messages.CallRequest, parameters.call, async (params, signal) => {
    const call = { ...params, ...origin };
    return asJson(await host.call(call, AbortSignal.any([signal, gone]), progressListener(connection, call)));
  });
  handle(connection, messages.ServiceCallRequest, parameters.serviceCall, async (params, signal) => {
    const call = { ...params, ...origin };
    return asJson(
      await host.callService(call, AbortSignal.any([signal, gone]), progressListener(connection, call)),
    );
  });
  handle(connection, messages.BatchRequest, parameters.batch, async ({ calls }, signal) => ({
    results: asJson(
      await host.batch(
        calls.map((call) => ({ ...call, ...origin })),
        AbortSignal.any([signal, gone]),
      ),
    ),
  }));
}

function serveStreams(
  host: HostControl,
  connection: MessageConnection,
  client: DisposableStore,
  origin: CallOrigin,
): void {
  const streams = client.add(
    new CreditedStreams((token, item) =>
      tell(connection, messages.StreamItemNotification, { token, item: asJson(item) }),
    ),
  );
  handle(connection, messages.StreamRequest, parameters.stream, async (params, signal) => {
    if (streams.isOpen(params.token)) throw tokenInUse(params.token);
    const open = (end: AbortSignal) =>
      host.stream({ ...params, ...origin }, end, progressListener(connection, params));
    await streams.pour(params, open, signal);
    return null;
  });
  connection.onNotification(messages.StreamCreditNotification.method, (params: unknown) => {
    const parsed = parameters.streamCredit.safeParse(params);
    if (parsed.success) streams.grant(parsed.data.token, parsed.data.count);
  });
}

function tokenInUse(token: number | string): ExtensionHostError {
  return new ExtensionHostError('ARGUMENT_INVALID', `This client has a stream under the token ${token}.`);
}

function serveTraces(host: HostControl, connection: MessageConnection): void {
  handle(connection, messages.TraceListRequest, parameters.traceList, ({ id, limit = 1_000 }) => {
    const { every, latest } = host.traces;
    const wanted =
      id === undefined ? latest : latest.filter(({ caller, callee }) => caller === id || callee === id);
    return { every, traces: wanted.slice(-limit) };
  });
}

function progressListener(
  connection: MessageConnection,
  { progressToken: token }: { readonly progressToken?: number | string },
): ProgressListener | undefined {
  if (token === undefined) return undefined;
  return (value) => tell(connection, messages.CallProgressNotification, { token, value: asJson(value) });
}

/** Clients read JSON: binary data is `{ "base64": "…" }` to them. */
function asJson<T>(result: T): T {
  return replaceBinary(result, (bytes) => ({
    base64: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  })) as T;
}

function serveLog(host: HostControl, connection: MessageConnection, client: DisposableStore): void {
  let subscription: Disposable | undefined;
  const unsubscribe = () => {
    if (subscription) client.release(subscription);
    subscription = undefined;
  };
  handle(connection, messages.LogSubscribeRequest, parameters.logSubscribe, ({ history }) => {
    unsubscribe();
    subscription = client.add(
      host.onLogLines((lines) => tell(connection, messages.LogLinesNotification, { lines })),
    );
    return { lines: host.latestLogLines(history) };
  });
  handle(connection, messages.LogUnsubscribeRequest, parameters.none, () => {
    unsubscribe();
    return null;
  });
  handle(connection, messages.LogFileRequest, parameters.id, ({ id }) => ({ file: host.logFile(id) }));
}

function serveReports(host: HostControl, connection: MessageConnection, client: DisposableStore): void {
  let following = false;
  handle(connection, messages.ReportListRequest, parameters.reportList, async ({ id, limit, follow }) => {
    if (follow && !following) {
      following = true;
      const { reports } = host;
      client.add(
        reports.onDidAdd((report) => tell(connection, messages.ReportAddedNotification, { report })),
      );
    }
    return { reports: await host.reports.list(id, limit) };
  });
  handle(connection, messages.CrashListRequest, parameters.crashList, async ({ id }) => ({
    crashes: await host.crashes.list(id),
  }));
  handle(connection, messages.CrashGetRequest, parameters.crashGet, ({ id, name }) =>
    host.crashes.get(id, name),
  );
}

function serveNotifications(host: HostControl, connection: MessageConnection): void {
  handle(
    connection,
    messages.NotificationRespondRequest,
    parameters.respond,
    ({ notificationId, actionId }) => {
      host.respondToNotification({ notificationId, ...(actionId === undefined ? {} : { actionId }) });
      return null;
    },
  );
  handle(connection, messages.NotificationsReadRequest, parameters.none, () => {
    host.markNotificationsRead();
    return null;
  });
  handle(connection, messages.NotificationsClearRequest, parameters.none, () => {
    host.clearNotifications();
    return null;
  });
}

function serveSettings(host: HostControl, connection: MessageConnection): void {
  handle(connection, messages.SetSettingRequest, parameters.setting, ({ id, key, value }) =>
    nothing(host.setSetting(value === undefined ? { id, key } : { id, key, value })),
  );
  handle(connection, messages.SetHostSettingsRequest, parameters.hostSettings, (settings) =>
    nothing(host.setHostSettings(Object.fromEntries(Object.entries(settings).filter(isGiven)))),
  );
}

const isGiven = ([, value]: readonly [string, unknown]): boolean => value !== undefined;
