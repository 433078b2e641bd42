import {
  CallRequest,
  CrashGetRequest,
  CrashListRequest,
  type CrashReport,
  type CrashSummary,
  DisableRequest,
  EnableRequest,
  type HostChange,
  HostChangedNotification,
  type HostSettings,
  type HostSnapshot,
  InspectFolderRequest,
  InstallFolderRequest,
  type InstallPreview,
  LogFileRequest,
  NotificationRespondRequest,
  NotificationsClearRequest,
  NotificationsReadRequest,
  ReloadRequest,
  type Report,
  ReportAddedNotification,
  ReportListRequest,
  SetHostSettingsRequest,
  SetSettingRequest,
  SnapshotRequest,
  UninstallRequest,
  WatchRequest,
} from '@plugo/extension-host/control';
import {
  CancellationTokenSource,
  createMessageConnection,
  type MessageConnection,
  type NotificationType,
  type RequestParam,
  type RequestType,
} from 'vscode-jsonrpc';
import { texts } from '../../shared/texts/index.js';
import type { MessageTransport } from './port-transport.js';

/** How long a request waits for a host that is starting, in milliseconds. */
const startPatience = 15_000;

/** What the host tells unasked. */
export interface HostEvents {
  /** The first picture after each new connection. */
  snapshot(snapshot: HostSnapshot): void;
  changed(change: HostChange): void;
  /** Something happened to an extension or the host; one with an id that was told before takes its place. */
  reported(report: Report): void;
  /** The connection is gone; new requests wait for the next one. */
  lost(): void;
}

/** The only place in the window that knows the messages of the control protocol. */
export class HostClient {
  #connection: MessageConnection | undefined;
  #transport: MessageTransport | undefined;
  readonly #listeners = new Map<string, (params: unknown) => void>();
  /** Requests that came before a host did. */
  readonly #waiting = new Set<(connection: MessageConnection) => void>();

  constructor(
    private readonly events: HostEvents,
    private readonly patience = startPatience,
  ) {}

  /** Speaks to a new host; the connection to the one before is given up. Fails when it does not answer. */
  async connect(transport: MessageTransport): Promise<void> {
    this.close();
    const connection = createMessageConnection(transport.reader, transport.writer);
    this.#connection = connection;
    this.#transport = transport;
    connection.onClose(() => this.#handleClose(connection));
    connection.onNotification(HostChangedNotification, (change) => this.events.changed(change));
    connection.onNotification(ReportAddedNotification, ({ report }) => this.events.reported(report));
    for (const [type, listener] of this.#listeners) connection.onNotification(type, listener);
    connection.listen();
    for (const goOn of this.#waiting) goOn(connection);
    this.#waiting.clear();

    this.events.snapshot(await connection.sendRequest(SnapshotRequest, {}));
    await connection.sendRequest(ReportListRequest, { limit: 0, follow: true });
  }

  /** Asks for the whole picture once more. A host that is not there tells it when it comes. */
  refresh(): void {
    const connection = this.#connection;
    connection?.sendRequest(SnapshotRequest, {}).then(
      (snapshot) => this.#connection === connection && this.events.snapshot(snapshot),
      () => undefined,
    );
  }

  /** Hears what the host tells, of each connection from now on. Several may hear the same. */
  on<P>(type: NotificationType<P>, listener: (params: P) => void): void {
    const others = this.#listeners.get(type.method);
    const tellAll = (params: unknown): void => {
      others?.(params);
      listener(params as P);
    };
    this.#listeners.set(type.method, tellAll);
    this.#connection?.onNotification(type, tellAll);
  }

  close(): void {
    const connection = this.#connection;
    this.#connection = undefined;
    connection?.dispose();
    this.#transport?.close();
    this.#transport = undefined;
  }

  inspectFolder(folder: string): Promise<InstallPreview> {
    return this.request(InspectFolderRequest, { folder });
  }

  async installFolder(folder: string): Promise<string> {
    return (await this.request(InstallFolderRequest, { folder })).id;
  }

  async uninstall(id: string, cascade: boolean): Promise<void> {
    await this.request(UninstallRequest, { id, cascade });
  }

  async enable(id: string): Promise<void> {
    await this.request(EnableRequest, { id });
  }

  async disable(id: string, cascade: boolean): Promise<void> {
    await this.request(DisableRequest, { id, cascade });
  }

  async reload(id: string): Promise<void> {
    await this.request(ReloadRequest, { id });
  }

  /** Whether it is reloaded when a file in its folder is saved. */
  async watch(id: string, on: boolean): Promise<void> {
    await this.request(WatchRequest, { id, on });
  }

  /** What happened to an extension, oldest first. */
  async reports(id: string): Promise<readonly Report[]> {
    return (await this.request(ReportListRequest, { id })).reports;
  }

  /** The crashes of an extension whose reports are kept, oldest first. */
  async crashes(id: string): Promise<readonly CrashSummary[]> {
    return (await this.request(CrashListRequest, { id })).crashes;
  }

  crashReport(id: string, name: string): Promise<CrashReport> {
    return this.request(CrashGetRequest, { id, name });
  }

  call(id: string, method: string, args: readonly unknown[]): Promise<unknown> {
    return this.request(CallRequest, { id, method, arguments: args });
  }

  async logFile(id: string): Promise<string> {
    return (await this.request(LogFileRequest, { id })).file;
  }

  /** Without an action: dismissed. */
  async respond(notificationId: string, actionId?: string): Promise<void> {
    await this.request(NotificationRespondRequest, {
      notificationId,
      ...(actionId === undefined ? {} : { actionId }),
    });
  }

  async markNotificationsRead(): Promise<void> {
    await this.request(NotificationsReadRequest, {});
  }

  async clearNotifications(): Promise<void> {
    await this.request(NotificationsClearRequest, {});
  }

  async setSetting(id: string, key: string, value: unknown): Promise<void> {
    await this.request(SetSettingRequest, { id, key, value });
  }

  /** Back to the default of the extension. */
  async resetSetting(id: string, key: string): Promise<void> {
    await this.request(SetSettingRequest, { id, key });
  }

  /** Changes settings of the host; those left out stay. */
  async setHostSettings(settings: Partial<HostSettings>): Promise<void> {
    await this.request(SetHostSettingsRequest, settings);
  }

  /** Asks the host; waits for one that is starting. Once the signal is aborted, the host is told. */
  async request<P extends object, R, E>(
    type: RequestType<P, R, E>,
    params: P,
    signal?: AbortSignal,
  ): Promise<R> {
    const connection = this.#connection ?? (await this.#nextConnection());
    if (signal === undefined) return connection.sendRequest<P, R, E>(type, params as RequestParam<P>);
    const cancellation = new CancellationTokenSource();
    const cancel = (): void => cancellation.cancel();
    if (signal.aborted) cancel();
    else signal.addEventListener('abort', cancel);
    try {
      return await connection.sendRequest<P, R, E>(type, params as RequestParam<P>, cancellation.token);
    } finally {
      signal.removeEventListener('abort', cancel);
      cancellation.dispose();
    }
  }

  /** Tells the host; one that is not there misses nothing it could use. */
  tell<P>(type: NotificationType<P>, params: P): void {
    this.#connection?.sendNotification(type, params as RequestParam<P>).catch(() => {});
  }

  /** The window is there before the host, and again when the host was lost. */
  #nextConnection(): Promise<MessageConnection> {
    return new Promise((resolve, reject) => {
      const goOn = (connection: MessageConnection): void => {
        clearTimeout(timer);
        resolve(connection);
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(goOn);
        reject(new Error(texts.host.unreachable));
      }, this.patience);
      this.#waiting.add(goOn);
    });
  }

  /** Pending requests hang until `dispose`: it rejects them. */
  #handleClose(connection: MessageConnection): void {
    connection.dispose();
    if (this.#connection !== connection) return;
    this.#connection = undefined;
    this.#transport = undefined;
    this.events.lost();
  }
}
