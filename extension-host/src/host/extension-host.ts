import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { systemClock } from '../base/clock.js';
import { DisposableStore } from '../base/disposable.js';
import { settlesWithin } from '../base/settles-within.js';
import type { TraceLog } from '../calls/trace-log.js';
import type { AboutHost } from '../control/about-messages.js';
import { type ControlSocket, openControlSocket } from '../control/control-socket.js';
import type { CrashSource, HostControl, ReportSource } from '../control/host-control.js';
import type { HostSettings } from '../control/host-settings.js';
import type { InstallPreview } from '../control/install-preview.js';
import type { LogViewSource } from '../control/log-view-source.js';
import type {
  CallParams,
  HostSnapshot,
  NotificationRespondParams,
  ServiceCallParams,
  SettingParams,
} from '../control/messages.js';
import type { Sample } from '../control/sample-messages.js';
import type { RevealSettingParams } from '../control/settings-messages.js';
import { CulpritFinder } from '../culprit/culprit-finder.js';
import type { Containment } from '../model/containment.js';
import type { CopyProgress } from '../model/copy-progress.js';
import { type ExtensionHostError, type SerializedError, toExtensionHostError } from '../model/errors.js';
import type { ProgressListener } from '../model/extension-services.js';
import { hostLogId, type LogEntry } from '../model/log-entry.js';
import type { SettledCall } from '../model/settled-call.js';
import type { CallOrigin } from '../model/traffic.js';
import { PermissionLedger } from '../permissions/permission-ledger.js';
import { containmentHere } from '../process/containment.js';
import { type NodeRuntime, resolveNodeRuntime } from '../process/node-runtime.js';
import { nodeVersion } from '../process/node-version.js';
import { HostLauncher } from '../process/process-launcher.js';
import { ProfileStore } from '../profiling/profile-store.js';
import { maskSecrets } from '../reports/mask-secrets.js';
import { TrafficRecorder } from '../traffic/traffic-recorder.js';
import { Administration } from './administration.js';
import { ContributedViews } from './contributed-views.js';
import { CrashNotices } from './crash-notices.js';
import { CrashRecorder } from './crash-recorder.js';
import { CulpritTrials } from './culprit-trials.js';
import { DependencyNews } from './dependency-news.js';
import { DevelopmentMode } from './development-mode.js';
import { Diagnostics } from './diagnostics.js';
import { ExtensionCalls } from './extension-calls.js';
import { ExtensionMaker } from './extension-maker.js';
import { Fleet } from './fleet.js';
import { HostMetrics } from './host-metrics.js';
import type { ExtensionHostOptions } from './host-options.js';
import { HostPicture } from './host-picture.js';
import { hostSettingsOf } from './host-settings-of.js';
import { type HostStores, openStores } from './host-stores.js';
import { Installations } from './installations.js';
import { Installer } from './installer.js';
import { idsOf } from './inventory.js';
import { LinkedFolders } from './linked-folders.js';
import { listSamples } from './list-samples.js';
import type { ManagedExtension } from './managed-extension.js';
import { prepare } from './prepare.js';
import { Probation } from './probation.js';
import { Problems } from './problems.js';
import { Profiler } from './profiler.js';
import { Secrets } from './secrets.js';
import { StockTaking } from './stock-taking.js';
import { UndoList } from './undo-list.js';
import { UpdateChecker } from './update-checker.js';

/** Milliseconds that a start or a change under way gets to come to its end when the host closes. */
const changeLimit = 2_000;
/** Of so many calls one is traced. */
const usualTraceEvery = 100;

/**
 * The extension host: discovers, resolves, starts, supervises and stops extensions that are external processes. Make it with
 * {@link ExtensionHost.create}, then `start()`; `close()` stops everything. What is asked of it before the start has found the
 * extensions waits for that.
 */
export class ExtensionHost implements HostControl {
  private readonly resources = new DisposableStore();
  private readonly runtime: NodeRuntime;
  private readonly launcher: HostLauncher;
  private readonly picture: HostPicture;
  /** What was measured of the extensions. */
  readonly metrics: HostMetrics;
  /** CPU profiles and heap snapshots. */
  readonly profiles: Profiler;
  private readonly profileStore: ProfileStore;
  private readonly fleet: Fleet;
  private readonly calls: ExtensionCalls;
  private readonly dependencyNews: DependencyNews;
  private readonly notices: CrashNotices;
  private readonly installer: Installer;
  private readonly administration: Administration;
  private readonly updates: UpdateChecker;
  private readonly probation: Probation;
  /** What is on disk of each extension, and what can be changed of that. */
  readonly installations: Installations;
  private readonly development: DevelopmentMode;
  /** The messages between host and extensions, for those who want to see them. */
  readonly traffic: TrafficRecorder;
  private readonly trials: CulpritTrials;
  /** The search for the extension that brings a problem. */
  readonly culprit: CulpritFinder;
  /** One file with all that helps to find out what went wrong. */
  readonly diagnostics: Diagnostics;
  /** What extensions show in views of their own. */
  readonly views: ContributedViews;
  private readonly ending = new AbortController();
  private launchesBegan = false;
  private starting: Promise<void> | undefined;
  private closing: Promise<void> | undefined;

  /** Opens the data directory. Fails with `HOST_RUNNING` where another host uses it; other troubles become problems of the host. */
  static async create(options: ExtensionHostOptions): Promise<ExtensionHost> {
    const problems = new Problems();
    await mkdir(options.dataDirectory, { recursive: true, mode: 0o700 }).catch(() => {});
    const unopened: ExtensionHostError[] = [];
    const socket = await openControlSocket(options.dataDirectory, options.hostVersion).catch(
      (error: unknown) => {
        const problem = toExtensionHostError(error);
        if (problem.code === 'HOST_RUNNING') throw problem;
        unopened.push(problem);
        return undefined;
      },
    );
    const [stores, containment] = await Promise.all([openStores(options, problems), containmentHere()]);
    for (const problem of unopened) problems.addUnlessKnown(problem);
    const host = new ExtensionHost(options, stores, problems, socket, containment);
    socket?.serve(host);
    return host;
  }

  private constructor(
    private readonly options: ExtensionHostOptions,
    private readonly stores: HostStores,
    private readonly problems: Problems,
    private readonly controlSocket: ControlSocket | undefined,
    private readonly containment: Containment,
  ) {
    const { dataDirectory, hostVersion } = options;
    this.runtime = resolveNodeRuntime({
      ...options,
      codeCache: path.join(options.dataDirectory, 'code-cache'),
    });
    this.launcher = new HostLauncher({
      dataDirectory,
      runtime: this.runtime,
      log: (level, message) => this.log(level, message),
    });
    const secrets = new Secrets(stores.configuration);
    this.traffic = new TrafficRecorder({
      clock: systemClock,
      mask: (id, value) => maskSecrets(value, secrets.of(id)),
    });
    this.metrics = new HostMetrics({
      clock: systemClock,
      settings: stores.settings,
      measure: () => this.picture.measure(),
      changed: (id) => this.picture.extensionChanged(id),
    });
    const maker = new ExtensionMaker({
      traffic: this.traffic,
      stores,
      metrics: this.metrics,
      crashes: new CrashRecorder({
        stores,
        hostVersion,
        runtime: this.runtime,
        memoryOf: (id, pid) => this.picture.memoryOf(id, pid),
        onProblem: problems.addUnlessKnown,
      }),
      dataDirectory,
      hostVersion,
      runtime: this.runtime,
      launcher: this.launcher,
      timings: options.timings,
      settings: () => this.settings,
      onProblem: problems.add,
      callsOf: (caller) => this.calls.servicesFor(caller),
      stateChanged: (extension) => this.stateChanged(extension),
      healthChanged: (extension) => this.healthChanged(extension),
      statusChanged: ({ id }) => this.picture.extensionChanged(id),
      viewChanged: ({ id, role }, view) => {
        if (role === 'serving') this.views.changed(id, view);
      },
    });
    this.development = new DevelopmentMode({
      watchesLinked: options.development ?? false,
      installed: stores.installed,
      reload: (id) => this.reload(id),
      log: (extensionId, level, message) =>
        stores.log.append({ extensionId, source: 'host', level, message }),
      report: stores.reports.add,
      changed: (id) => this.picture.extensionChanged(id),
    });
    const linkedFolders = new LinkedFolders(options.linkedFolders ?? [], stores.installed);
    const stockTaking = new StockTaking({
      stores,
      linkedFolders,
      hostVersion,
      paused: () => this.trials.paused,
    });
    this.fleet = new Fleet({
      takeInventory: () => stockTaking.takeInventory(),
      manage: (extension, role) => maker.make(extension, role),
      startsAtOnce: options.startsAtOnce ?? Math.max(2, availableParallelism()),
      tookOver: (successor, predecessor) => this.tookOver(successor, predecessor),
      reloadFailed: (extensionId, { message }) =>
        stores.log.append({ extensionId, source: 'host', level: 'error', message }),
      changed: (id) => this.picture.extensionChanged(id),
      blocked: (extensionId, error) =>
        this.stores.reports.add({ extensionId, code: 'BLOCKED', message: error.message, error }),
      inventoryTaken: (inventory) => {
        stockTaking.tell(inventory);
        this.metrics.keepOnly(idsOf(inventory));
        this.development.inventoryTaken(inventory);
      },
    });
    const recordOf = (id: string) => stores.installed.state.installations[id];
    this.updates = new UpdateChecker({
      hostVersion,
      recordOf,
      changed: (id) => this.picture.extensionChanged(id),
    });
    this.probation = new Probation({
      recordOf,
      onFailed: (id, version, crashes) => void this.rollBack(id, version, crashes),
    });
    this.picture = new HostPicture({
      host: { version: hostVersion, pid: process.pid, dataDirectory, startedAt: Date.now(), containment },
      fleet: this.fleet,
      stores,
      problems,
      settings: () => this.settings,
      circuitsOf: (id) => this.calls.circuitsOf(id),
      isWatched: (id) => this.development.isWatched(id),
      updateOf: (extension) => this.updates.updateOf(extension),
      metrics: this.metrics,
    });
    const permissions = new PermissionLedger(systemClock);
    this.profileStore = new ProfileStore(path.join(dataDirectory, 'profiles'));
    this.profiles = new Profiler({ fleet: this.fleet, store: this.profileStore, clock: systemClock });
    this.calls = new ExtensionCalls({
      permissions,
      fleet: this.fleet,
      traceEvery: options.traceEvery ?? usualTraceEvery,
      log: (extensionId, level, message) =>
        stores.log.append({ extensionId, source: 'host', level, message }),
      report: stores.reports.add,
      changed: (id) => this.picture.extensionChanged(id),
    });
    this.views = new ContributedViews({
      fleet: this.fleet,
      clock: systemClock,
      call: (params, signal) => this.call(params, signal),
    });
    this.dependencyNews = new DependencyNews(this.fleet);
    this.installer = new Installer({ extensionsDirectory: stores.extensionsDirectory, hostVersion });
    const undos = this.resources.add(new UndoList(systemClock));
    this.administration = new Administration({
      undos,
      fleet: this.fleet,
      installer: this.installer,
      stores,
      linkedFolders,
      report: stores.reports.add,
      setWatched: (id, on) => this.development.setWatched(id, on),
      onProblem: problems.add,
    });
    this.installations = new Installations({
      administration: this.administration,
      fleet: this.fleet,
      stores,
      dataDirectory,
      updates: this.updates,
      undos,
      permissionUsesOf: (id) => permissions.of(id),
    });
    this.diagnostics = new Diagnostics({
      dataDirectory,
      hostVersion,
      fleet: this.fleet,
      snapshot: () => this.snapshot(),
      secretsOf: (id) => stores.configuration.secretsOf(id),
    });
    this.trials = new CulpritTrials({
      fleet: this.fleet,
      administration: this.administration,
      stores,
      call: (params, signal) => this.call(params, signal),
    });
    this.culprit = new CulpritFinder({
      clock: systemClock,
      suspects: () => this.trials.suspects(),
      pause: (ids) => this.trials.pause(ids),
      watch: (check, on, notice) => this.trials.watch(check, on, notice),
      probe: (check, notice) => this.trials.probe(check, notice),
      log: (message) => this.log('info', message),
    });
    this.notices = new CrashNotices({
      post: (params) => stores.notifications.post(hostLogId, params),
      dismiss: (id) => stores.notifications.respond(id),
      reload: (id) =>
        this.reload(id).catch((error: unknown) => this.log('warning', toExtensionHostError(error).message)),
    });
    this.connectEvents();
  }

  /**
   * Installs the bundled extensions at the first start, discovers, and starts all that start with the host. Resolves when each
   * is active or has failed, which states tell.
   */
  start(): Promise<void> {
    this.starting ??= this.startUp();
    return this.starting;
  }

  /** Stops every extension, those first that need others, and lets go of everything. At most about 12 s. */
  close(): Promise<void> {
    this.closing ??= this.shutDown();
    return this.closing;
  }

  // The picture

  readonly onDidChange: HostControl['onDidChange'] = (listener) => this.picture.onDidChange(listener);

  snapshot(): HostSnapshot {
    return this.picture.snapshot();
  }

  // Installation and lifecycle

  async about(): Promise<AboutHost> {
    const { command, kind } = this.runtime;
    const version = await nodeVersion(this.runtime);
    const node = { command, kind, ...(version === undefined ? {} : { version }) };
    return { version: this.options.hostVersion, node };
  }

  samples(): Promise<readonly Sample[]> {
    return listSamples(this.options.sampleExtensions, this.options.hostVersion);
  }

  inspectFolder(folder: string): Promise<InstallPreview> {
    return this.administration.preview(folder);
  }

  installFolder(
    folder: string,
    signal: AbortSignal,
    onProgress?: (progress: CopyProgress) => void,
  ): Promise<string> {
    return this.administration.install(folder, signal, onProgress);
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

  watch(id: string, on: boolean): Promise<void> {
    return this.administration.watch(id, on);
  }

  call(
    params: CallParams & CallOrigin,
    signal: AbortSignal,
    onProgress?: ProgressListener,
  ): Promise<unknown> {
    return this.calls.call(params, signal, onProgress);
  }

  stream(
    params: CallParams & CallOrigin,
    signal: AbortSignal,
    onProgress?: ProgressListener,
  ): AsyncGenerator<unknown, void, undefined> {
    return this.calls.stream(params, signal, onProgress);
  }

  callService(
    params: ServiceCallParams & CallOrigin,
    signal: AbortSignal,
    onProgress?: ProgressListener,
  ): Promise<unknown> {
    return this.calls.callService(params, signal, onProgress);
  }

  batch(calls: readonly (CallParams & CallOrigin)[], signal: AbortSignal): Promise<readonly SettledCall[]> {
    return this.calls.batch(calls, signal);
  }

  /** The latest of the calls that were sampled, with an event for each; how many are sampled can be changed. */
  get traces(): TraceLog {
    return this.calls.traces;
  }

  // Logs

  readonly onLogLines: HostControl['onLogLines'] = (listener) => this.stores.log.onLines(listener);

  latestLogLines(count: number): readonly LogEntry[] {
    return this.stores.log.latest(count);
  }

  logFile(id: string): string {
    return this.stores.log.fileOf(id);
  }

  /** Views of the log files, over all that is kept of them. */
  get logViews(): LogViewSource {
    return this.stores.logViews;
  }

  /** What happened to the extensions and to the host, in codes and sentences; kept over restarts. */
  get reports(): ReportSource {
    return this.stores.reports;
  }

  /** What was known at the last 10 crashes of each extension. */
  get crashes(): CrashSource {
    return this.stores.crashes;
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

  mute(id: string, muted: boolean): Promise<void> {
    return this.administration.mute(id, muted);
  }

  cancelProgress(progressId: string): void {
    this.stores.progress.cancel(progressId);
  }

  // Settings

  setSetting({ id, key, value }: SettingParams): Promise<void> {
    return this.stores.configuration.set(id, key, value);
  }

  revealSetting({ id, key, path }: RevealSettingParams): unknown {
    return this.stores.configuration.reveal(id, key, path);
  }

  async setHostSettings(settings: Partial<HostSettings>): Promise<void> {
    const before = this.settings;
    try {
      await this.stores.settings.setHost({ ...this.stores.settings.host, ...settings });
    } finally {
      const after = this.settings;
      if (after.transport !== before.transport || after.socketDirectory !== before.socketDirectory) {
        this.stores.transports.forgetAll();
      }
      this.picture.partChanged('settings');
      await this.keepSpare();
    }
  }

  /** Keeps a spare process, or none, as the settings say; not before all that starts with the host is started. */
  private async keepSpare(): Promise<void> {
    if (!this.launchesBegan || this.ending.signal.aborted) return;
    await this.launcher.keepSpare(this.settings.warmSpare);
  }

  private get settings(): HostSettings {
    const { transport, encryption, encoding, compression, warmSpare = false } = this.options;
    const stored = hostSettingsOf(this.stores.settings.host);
    return {
      ...stored,
      warmSpare: warmSpare && stored.warmSpare,
      ...(transport === undefined ? {} : { transport }),
      ...(encryption === undefined ? {} : { encryption }),
      ...(encoding === undefined ? {} : { encoding }),
      ...(compression === undefined ? {} : { compression }),
    };
  }

  private connectEvents(): void {
    const { stores, resources } = this;
    resources.add(stores.notifications.onDidChange(() => this.picture.partChanged('notifications')));
    resources.add(stores.muted.onDidChange(() => this.picture.partChanged('muted')));
    resources.add(stores.progress.onDidChange(() => this.picture.partChanged('progress')));
    resources.add(
      stores.notifications.onDidClose(({ extensionId, notificationId, actionId }) => {
        if (extensionId === hostLogId) return this.notices.closed(notificationId, actionId);
        const closed = actionId === undefined ? { notificationId } : { notificationId, actionId };
        // Which of its processes showed it is not known; the others take no notice.
        for (const { supervisor } of this.fleet.everyOf(extensionId))
          supervisor.notifyNotificationClosed(closed);
      }),
    );
    resources.add(
      stores.configuration.onDidChange(({ extensionId, changed }) => {
        for (const extension of this.fleet.everyOf(extensionId)) this.tellConfiguration(extension);
        this.stores.reports.add({
          extensionId,
          code: 'CONFIGURED',
          message: `Changed: ${changed.join(', ')}.`,
        });
        this.picture.extensionChanged(extensionId);
      }),
    );
    for (const problem of this.problems.serialized) this.tellProblem(problem);
    resources.add(
      this.problems.onDidAdd((problem) => {
        this.tellProblem(problem);
        this.picture.partChanged('problems');
      }),
    );
  }

  private tellProblem(error: Pick<SerializedError, 'code' | 'message' | 'nextStep'>): void {
    this.log('error', error.message);
    this.stores.reports.add({ extensionId: hostLogId, code: 'HOST_PROBLEM', message: error.message, error });
  }

  private stateChanged(extension: ManagedExtension): void {
    // Its settings may have changed between the handshake and the moment when it can be told.
    if (extension.state.status === 'activating') this.tellConfiguration(extension);
    this.calls.stateChanged(extension);
    if (extension.role !== 'serving') return;
    this.dependencyNews.mayHaveChanged(extension.id);
    this.probation.stateChanged(extension);
    this.notices.stateChanged(extension);
    this.picture.extensionChanged(extension.id);
    if (extension.state.status === 'active') void this.fleet.startBlockedBy(extension.id);
  }

  /** A new version does not work: the one before comes back, and the person is told. */
  private async rollBack(id: string, version: string, crashes: number): Promise<void> {
    const name = this.fleet.find(id)?.displayName ?? id;
    const why = `Version ${version} crashed ${crashes} times in its first 10 minutes`;
    try {
      const now = await this.administration.versions.rollBack(id, version, why);
      if (now === undefined) return;
      this.stores.notifications.post(hostLogId, {
        severity: 'warning',
        message: `${name} ${version} crashed ${crashes} times in its first 10 minutes, so version ${now} is back.`,
        detail: 'Its crash reports are kept; the timeline of the extension has the whole story.',
      });
    } catch (error) {
      const { message } = toExtensionHostError(error);
      this.stores.log.append({
        extensionId: id,
        source: 'host',
        level: 'error',
        message: `It was not rolled back: ${message}`,
      });
    }
  }

  private tookOver(successor: ManagedExtension, predecessor: ManagedExtension): void {
    const { id, supervisor } = successor;
    const calls = predecessor.supervisor.callsUnderWay;
    const rest =
      calls === 0 ? '' : ` when its ${calls === 1 ? 'call' : `${calls} calls`} under way are answered`;
    const message = `Reloaded: process ${supervisor.pid} has taken over, and process ${predecessor.supervisor.pid} ends${rest}.`;
    this.stores.log.append({ extensionId: id, source: 'host', level: 'info', message });
    this.calls.tookOver(successor, predecessor);
    this.dependencyNews.tookOver(id);
    for (const view of successor.description.manifest.contributes.views) this.views.changed(id, view.id);
    this.stateChanged(successor);
  }

  private healthChanged({ id, role }: ManagedExtension): void {
    if (role !== 'serving') return;
    this.calls.healthChanged(id);
    this.dependencyNews.mayHaveChanged(id);
    this.picture.extensionChanged(id);
  }

  private tellConfiguration(extension: ManagedExtension): void {
    extension.tellConfiguration(this.stores.configuration.valuesFor(extension.description));
  }

  private async startUp(): Promise<void> {
    this.stores.reports.add({
      extensionId: hostLogId,
      code: 'HOST_STARTED',
      message: `Plugo host ${this.options.hostVersion} was started, process ${process.pid}.`,
    });
    void this.stores.reports.sweep();
    void this.profileStore.sweep();
    await prepare({
      ...this.options,
      stores: this.stores,
      installer: this.installer,
      runtime: this.runtime,
      containment: this.containment,
      settings: this.settings,
      signal: this.ending.signal,
      log: (level, message) => this.log(level, message),
      onProblem: this.problems.add,
    });
    await this.administration.refresh();
    await this.fleet.startEligible();
    void this.tidyUp();
    this.launchesBegan = true;
    await this.keepSpare();
  }

  /** What nothing waits for, when all that starts with the host runs. Never fails. */
  private async tidyUp(): Promise<void> {
    if (this.ending.signal.aborted) return;
    const { extensions, broken } = this.fleet.inventory.found;
    // Where a folder does not even tell its id, nobody knows whose versions are wanted.
    if (!broken.some(({ id }) => id.startsWith('folder:')))
      await this.stores.versions
        .sweep(new Set([...extensions, ...broken].map(({ id }) => id)))
        .catch(() => {});
    await this.installations.checkUpdates().catch(() => {});
  }

  private log(level: 'info' | 'warning' | 'error', message: string): void {
    this.stores.log.append({ extensionId: hostLogId, source: 'host', level, message });
  }

  private async shutDown(): Promise<void> {
    this.ending.abort();
    this.culprit.dispose();
    this.development.dispose();
    const changed = this.administration.close();
    await this.fleet.close();
    await this.launcher.close();
    await settlesWithin(Promise.allSettled([changed, this.starting]), changeLimit);
    await this.controlSocket?.close();
    this.picture.dispose();
    this.views.dispose();
    this.metrics.dispose();
    this.resources.dispose();
    this.calls.dispose();
    this.stores.configuration.dispose();
    this.stores.notifications.dispose();
    this.stores.muted.dispose();
    this.stores.progress.dispose();
    this.stores.reports.add({
      extensionId: hostLogId,
      code: 'HOST_STOPPED',
      message: 'The host was stopped.',
    });
    await settlesWithin(Promise.all([this.stores.reports.close(), this.stores.crashes.idle()]), changeLimit);
    this.stores.logViews.dispose();
    await this.stores.log.close();
  }
}
