import { mkdir, readdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../base/clock.js';
import { DisposableStore } from '../base/disposable.js';
import { type ControlSocket, openControlSocket } from '../control/control-socket.js';
import type { HostControl } from '../control/host-control.js';
import type { HostSettings } from '../control/host-settings.js';
import type { InstallPreview } from '../control/install-preview.js';
import type {
  CallParams,
  HostSnapshot,
  NotificationRespondParams,
  SettingParams,
} from '../control/messages.js';
import { extensionFoldersIn } from '../discovery/extension-folders-in.js';
import { sweepLeftovers } from '../installation/sweep-leftovers.js';
import { toExtensionHostError } from '../model/errors.js';
import type { ExtensionDescription } from '../model/extension-description.js';
import { hostLogId, type LogEntry } from '../model/log-entry.js';
import { type NodeRuntime, resolveNodeRuntime } from '../process/node-runtime.js';
import { Supervisor } from '../supervision/supervisor.js';
import { sweepStaleSockets } from '../transport/sweep-stale-sockets.js';
import { Administration } from './administration.js';
import { buildView } from './build-view.js';
import { ChangeFeed } from './change-feed.js';
import { CrashNotices } from './crash-notices.js';
import { ExtensionCalls } from './extension-calls.js';
import { extensionServicesOf } from './extension-services-of.js';
import { Fleet } from './fleet.js';
import type { ExtensionHostOptions } from './host-options.js';
import { hostSettingsOf } from './host-settings-of.js';
import { type HostStores, openStores } from './host-stores.js';
import { Installer } from './installer.js';
import { type Inventory, idsOf, takeInventory } from './inventory.js';
import { ManagedExtension } from './managed-extension.js';
import { Problems } from './problems.js';
import { type MeasuredProcess, ProcessMeter } from './process-meter.js';

/**
 * The extension host: discovers, resolves, starts, supervises and stops extensions that are external processes. Make it with
 * {@link ExtensionHost.create}, then `start()`; `close()` stops everything.
 */
export class ExtensionHost implements HostControl {
  private readonly resources = new DisposableStore();
  private readonly startedAt = Date.now();
  private readonly runtime: NodeRuntime;
  private readonly feed: ChangeFeed;
  private readonly meter: ProcessMeter;
  private readonly fleet: Fleet;
  private readonly calls: ExtensionCalls;
  private readonly notices: CrashNotices;
  private readonly installer: Installer;
  private readonly administration: Administration;
  private closing: Promise<void> | undefined;

  /** Opens the data directory. Fails with `HOST_RUNNING` where another host uses it; other troubles become problems of the host. */
  static async create(options: ExtensionHostOptions): Promise<ExtensionHost> {
    const problems = new Problems();
    await mkdir(options.dataDirectory, { recursive: true }).catch(() => {});
    const socket = await openControlSocket(options.dataDirectory, options.hostVersion).catch(
      (error: unknown) => {
        const problem = toExtensionHostError(error);
        if (problem.code === 'HOST_RUNNING') throw problem;
        problems.add(problem);
        return undefined;
      },
    );
    const stores = await openStores(options, problems.add);
    const host = new ExtensionHost(options, stores, problems, socket);
    socket?.serve(host);
    return host;
  }

  private constructor(
    private readonly options: ExtensionHostOptions,
    private readonly stores: HostStores,
    private readonly problems: Problems,
    private readonly controlSocket: ControlSocket | undefined,
  ) {
    this.runtime = resolveNodeRuntime({ ...options, codeCache: join(options.dataDirectory, 'code-cache') });
    this.feed = new ChangeFeed(
      systemClock,
      (id) => this.viewOf(id),
      () => this.parts(),
    );
    this.fleet = new Fleet({
      takeInventory: () => this.takeInventory(),
      manage: (extension) => this.manage(extension),
      startsAtOnce: options.startsAtOnce ?? Math.max(2, availableParallelism()),
      changed: (id) => this.feed.extensionChanged(id),
      inventoryTaken: (inventory) => this.inventoryTaken(inventory),
    });
    this.meter = new ProcessMeter(
      () => this.feed.isFollowed,
      () => this.fleet.extensions.flatMap(measured),
      (id) => this.feed.extensionChanged(id),
    );
    this.calls = new ExtensionCalls(this.fleet);
    this.installer = new Installer({
      extensionsDirectory: stores.extensionsDirectory,
      hostVersion: options.hostVersion,
    });
    this.administration = new Administration(this.fleet, this.installer, stores);
    this.notices = new CrashNotices(
      (params) => stores.notifications.post(hostLogId, params),
      (id) =>
        this.reload(id).catch((error: unknown) => this.log('warning', toExtensionHostError(error).message)),
    );
    this.connectEvents();
  }

  /** Installs the bundled extensions at the first start, discovers, and starts all that start with the host. */
  async start(): Promise<void> {
    this.log('info', `Plugo host ${this.options.hostVersion} started on ${this.options.dataDirectory}.`);
    if (this.runtime.fallbackReason !== undefined) {
      this.log(
        'warning',
        `JavaScript extensions run on ${this.runtime.command}: ${this.runtime.fallbackReason}.`,
      );
    }
    for (const done of await sweepLeftovers(this.stores.extensionsDirectory)) this.log('info', done);
    await sweepStaleSockets(this.settings.socketDirectory);
    await this.seedOnce();
    await this.administration.refresh();
    await this.fleet.startEligible();
  }

  /** Stops every extension, those first that need others, and lets go of everything. At most about 6 s. */
  close(): Promise<void> {
    this.closing ??= this.shutDown();
    return this.closing;
  }

  // The picture

  readonly onDidChange: HostControl['onDidChange'] = (listener) => this.feed.onDidChange(listener);

  snapshot(): HostSnapshot {
    return {
      host: {
        version: this.options.hostVersion,
        pid: process.pid,
        dataDirectory: this.options.dataDirectory,
        startedAt: this.startedAt,
      },
      extensions: this.fleet.isReady
        ? idsOf(this.fleet.inventory).flatMap((id) => this.viewOf(id) ?? [])
        : [],
      ...this.parts(),
    };
  }

  // Installation and lifecycle

  inspectFolder(folder: string): Promise<InstallPreview> {
    return this.administration.preview(folder);
  }

  installFolder(folder: string, signal: AbortSignal): Promise<string> {
    return this.administration.install(folder, signal);
  }

  uninstall(id: string, cascade: boolean): Promise<void> {
    return this.administration.uninstall(id, cascade);
  }

  enable(id: string): Promise<void> {
    return this.administration.enable(id);
  }

  disable(id: string, cascade: boolean): Promise<void> {
    return this.administration.disable(id, cascade);
  }

  reload(id: string): Promise<void> {
    return this.administration.reload(id);
  }

  call(params: CallParams, signal: AbortSignal): Promise<unknown> {
    return this.calls.call(params, signal);
  }

  // Logs

  readonly onLogLines: HostControl['onLogLines'] = (listener) => this.stores.log.onLines(listener);

  latestLogLines(count: number): readonly LogEntry[] {
    return this.stores.log.latest(count);
  }

  logFile(id: string): string {
    return this.stores.log.fileOf(id);
  }

  // Notifications

  respondToNotification({ notificationId, actionId }: NotificationRespondParams): void {
    this.stores.notifications.respond(notificationId, actionId);
  }

  markNotificationsRead(): void {
    this.stores.notifications.markRead();
  }

  clearNotifications(): void {
    this.stores.notifications.clear();
  }

  // Settings

  setSetting({ id, key, value }: SettingParams): Promise<void> {
    return this.stores.configuration.set(id, key, value);
  }

  async setHostSettings(settings: Partial<HostSettings>): Promise<void> {
    try {
      await this.stores.settings.setHost({ ...this.stores.settings.host, ...settings });
    } finally {
      this.feed.partChanged('settings');
    }
  }

  private get settings(): HostSettings {
    const stored = hostSettingsOf(this.stores.settings.host);
    return this.options.transport === undefined ? stored : { ...stored, transport: this.options.transport };
  }

  private connectEvents(): void {
    const { stores, resources } = this;
    resources.add(stores.notifications.onDidChange(() => this.feed.partChanged('notifications')));
    resources.add(
      stores.notifications.onDidClose(({ extensionId, notificationId, actionId }) => {
        if (extensionId === hostLogId) return this.notices.closed(notificationId, actionId);
        const closed = actionId === undefined ? { notificationId } : { notificationId, actionId };
        this.fleet.find(extensionId)?.supervisor.notifyNotificationClosed(closed);
      }),
    );
    resources.add(
      stores.configuration.onDidChange(({ extensionId, configuration, changed }) => {
        this.fleet.find(extensionId)?.supervisor.notifyConfiguration({ configuration, changed });
        this.feed.extensionChanged(extensionId);
      }),
    );
    for (const { message } of this.problems.serialized) this.log('error', message);
    resources.add(
      this.problems.onDidAdd(({ message }) => {
        this.log('error', message);
        this.feed.partChanged('problems');
      }),
    );
  }

  private async takeInventory(): Promise<Inventory> {
    const { state } = this.stores.installed;
    const linked = await Promise.all((this.options.linkedFolders ?? []).map(extensionFoldersIn));
    return takeInventory(
      {
        roots: [this.stores.extensionsDirectory],
        linkedFolders: [...state.linkedFolders, ...linked.flat()],
        hostVersion: this.options.hostVersion,
      },
      new Set(state.disabled),
    );
  }

  private inventoryTaken(inventory: Inventory): void {
    const warnings = this.stores.configuration.setExtensions(inventory.found.extensions);
    for (const { extensionId, message } of [...inventory.warnings, ...warnings]) {
      this.log('warning', message, extensionId);
    }
  }

  /** Makes the supervisor of an extension and listens to it. */
  private manage(description: ExtensionDescription): ManagedExtension {
    const { id } = description;
    const supervisor = new Supervisor({
      description,
      runtime: this.runtime,
      settings: () => this.settings,
      services: extensionServicesOf(description, {
        stores: this.stores,
        dataDirectory: this.options.dataDirectory,
        hostVersion: this.options.hostVersion,
        onProblem: this.problems.add,
        statusChanged: (status) => {
          extension.statusLine = status.text === '' ? undefined : status;
          this.feed.extensionChanged(id);
        },
        callExtension: (params, signal) =>
          this.calls.callFrom(
            description,
            { id: params.extension, method: params.method, arguments: params.arguments },
            signal,
          ),
      }),
      log: (level, message) => this.log(level, message, id),
      onLine: (stream, message) => {
        const level = stream === 'stdout' ? 'info' : 'warning';
        this.stores.log.append({ extensionId: id, source: stream, level, message });
      },
    });
    const extension = new ManagedExtension(description, supervisor);
    extension.resources.add(supervisor.onDidChangeState(() => this.stateChanged(extension)));
    return extension;
  }

  private stateChanged(extension: ManagedExtension): void {
    const { status } = extension.state;
    if (status !== 'active' && status !== 'unresponsive') extension.statusLine = undefined;
    this.notices.stateChanged(extension);
    this.feed.extensionChanged(extension.id);
    if (status === 'active') void this.fleet.startBlockedBy(extension.id);
  }

  private async seedOnce(): Promise<void> {
    const { installed, extensionsDirectory } = this.stores;
    if (this.options.bundledExtensions === undefined || installed.state.samplesSeeded) return;
    const present = await readdir(extensionsDirectory).catch(() => []);
    if (present.length === 0) {
      await this.installer.seed(this.options.bundledExtensions, (message) => this.log('warning', message));
    }
    await installed
      .update((state) => ({ ...state, samplesSeeded: true }))
      .catch((error: unknown) => this.problems.add(toExtensionHostError(error)));
  }

  private viewOf(id: string): ReturnType<typeof buildView> {
    const managed = this.fleet.find(id);
    const [process] = managed ? measured(managed) : [];
    return buildView(id, {
      inventory: this.fleet.inventory,
      managed,
      figures: process && this.meter.figuresOf(process),
      settingSchemas: this.stores.configuration.schemasOf(id),
      settings: this.stores.configuration.valuesOf(id),
    });
  }

  private parts(): Pick<HostSnapshot, 'notifications' | 'settings' | 'problems'> {
    return {
      notifications: this.stores.notifications.notifications,
      settings: this.settings,
      problems: this.problems.serialized,
    };
  }

  private log(
    level: 'info' | 'warning' | 'error' | 'debug' | 'trace',
    message: string,
    extensionId = hostLogId,
  ): void {
    this.stores.log.append({ extensionId, source: 'host', level, message });
  }

  private async shutDown(): Promise<void> {
    await this.fleet.close();
    await this.controlSocket?.close();
    this.meter.dispose();
    this.feed.dispose();
    this.resources.dispose();
    this.stores.configuration.dispose();
    this.stores.notifications.dispose();
    await this.stores.log.close();
  }
}

/** The process of an extension, where it has one. */
function measured({ id, supervisor }: ManagedExtension): readonly MeasuredProcess[] {
  const { pid, startedAt } = supervisor;
  return pid === undefined || startedAt === undefined ? [] : [{ id, pid, startedAt }];
}
