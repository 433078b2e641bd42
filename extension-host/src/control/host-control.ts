import type { ViewContent, ViewTreeNode } from '@plugo/sdk/protocol';
import type { Disposable } from '../base/disposable.js';
import type { Event } from '../base/emitter.js';
import type { BudgetSettings } from '../model/budgets.js';
import type { CallTrace } from '../model/call-trace.js';
import type { CopyProgress } from '../model/copy-progress.js';
import type { CrashReport, CrashSummary } from '../model/crash-report.js';
import type { CulpritCheck, CulpritSearch, CulpritVerdict } from '../model/culprit-search.js';
import type { ProgressListener } from '../model/extension-services.js';
import type { LogEntry } from '../model/log-entry.js';
import type { MetricHistory, Startup } from '../model/metrics.js';
import type { PermissionUse } from '../model/permission-use.js';
import type { RecordedProfile } from '../model/profile.js';
import type { Report } from '../model/reports.js';
import type { SettledCall } from '../model/settled-call.js';
import type { CallOrigin, TrafficBatch } from '../model/traffic.js';
import type { AboutHost } from './about-messages.js';
import type { HostSettings } from './host-settings.js';
import type { InstallPreview } from './install-preview.js';
import type { ExtensionSize, PlannedFolder, Readme, UndoView, VersionView } from './installation-views.js';
import type { LogViewSource } from './log-view-source.js';
import type {
  CallParams,
  HostChange,
  HostSnapshot,
  NotificationRespondParams,
  ServiceCallParams,
  SettingParams,
} from './messages.js';
import type { BudgetChange, MetricsSamples, MetricsSubscription } from './metrics-messages.js';
import type { ProfilePiece, ProfileRecordParams } from './profile-messages.js';
import type { Sample } from './sample-messages.js';
import type { RevealSettingParams } from './settings-messages.js';
import type { ViewActParams, ViewParams } from './view-messages.js';

/** What happened to extensions. */
export interface ReportSource {
  /** The latest reports of one extension or of all, oldest first. */
  list(id: string | undefined, limit: number): Promise<readonly Report[]>;
  readonly onDidAdd: Event<Report>;
}

/** What was known when extensions crashed. */
export interface CrashSource {
  /** Oldest first; of one extension, or of all. */
  list(extensionId?: string): Promise<readonly CrashSummary[]>;
  /** Fails with `CRASH_NOT_FOUND`. */
  get(extensionId: string, name: string): Promise<CrashReport>;
}

/** The messages between host and extensions. */
export interface TrafficSource {
  /**
   * Messages from now on, in batches every 80 ms at most, as fast as `grant` says that batches are taken in; 4 may be on their way.
   * @param ids Of these extensions; of all when left out.
   */
  watch(
    ids: readonly string[] | undefined,
    send: (batch: TrafficBatch) => void,
  ): Disposable & { grant(batches: number): void };
}

/** Updates, versions, undo, and what is on disk of extensions. */
export interface InstallationControl {
  /** What each folder is, or why it cannot be installed; those first that others need. */
  plan(folders: readonly string[]): Promise<readonly PlannedFolder[]>;
  /** Resolves when all folders from which extensions were installed have been looked at. */
  checkUpdates(): Promise<void>;
  readme(id: string): Promise<Readme>;
  size(id: string): Promise<ExtensionSize>;
  permissionUses(id: string): readonly PermissionUse[];
  /** The one in force first. */
  versions(id: string): Promise<readonly VersionView[]>;
  useVersion(id: string, version: string, signal: AbortSignal): Promise<void>;
  deleteVersion(id: string, version: string): Promise<void>;
  /** Latest first. */
  readonly undos: readonly UndoView[];
  undo(undoId: string): Promise<void>;
}

/** The search for the extension that brings a problem; one at a time. */
export interface CulpritSearching {
  readonly search: CulpritSearch | undefined;
  readonly onDidChange: Event<CulpritSearch | undefined>;
  start(wish: { readonly check?: CulpritCheck; readonly observe?: number }): Promise<CulpritSearch>;
  answer(step: number, verdict: CulpritVerdict): CulpritSearch | undefined;
  stop(): Promise<void>;
}

/** One file with all that helps to find out what went wrong. */
export interface DiagnosticsSource {
  save(
    file: string,
    signal: AbortSignal,
    progress: (name: string, done: number, total: number) => void,
  ): Promise<{ readonly size: number; readonly entries: number }>;
}

/** What extensions show in views of their own. */
export interface ViewSource {
  /** A view may show something else. */
  readonly onDidChange: Event<ViewParams>;
  contentOf(view: ViewParams): ViewContent | undefined;
  open(view: ViewParams): Promise<void>;
  act(action: ViewActParams, signal: AbortSignal): Promise<unknown>;
  load(action: ViewActParams, signal: AbortSignal): Promise<readonly ViewTreeNode[]>;
  actOnItem(id: string, item: string, signal: AbortSignal): Promise<unknown>;
}

/** What was measured of extensions. */
export interface MetricsSource {
  subscription(ids: readonly string[] | undefined, since: number | undefined): MetricsSubscription;
  /** The last 5 min as they were measured, or an hour in steps of 10 s. */
  history(id: string, span: 'fine' | 'coarse'): MetricHistory;
  /** While somebody listens there is a round each second. */
  readonly onDidSample: Event<MetricsSamples['samples']>;
  listStartups(id: string | undefined): readonly Startup[];
  readonly onDidStart: Event<Startup>;
  setBudgets(change: BudgetChange): Promise<BudgetSettings>;
}

/** Recordings of what extensions do. */
export interface ProfileSource {
  record(params: ProfileRecordParams, signal: AbortSignal): Promise<RecordedProfile>;
  stop(id: string): Promise<void>;
  readonly list: readonly RecordedProfile[];
  read(profileId: string, offset: number): Promise<ProfilePiece>;
}

/** What the control protocol can do with a host. Failures are `ExtensionHostError`s. */
export interface HostControl {
  snapshot(): HostSnapshot;
  readonly onDidChange: Event<HostChange>;

  about(): Promise<AboutHost>;
  /** What comes with the app and can be installed; by name. */
  samples(): Promise<readonly Sample[]>;
  inspectFolder(folder: string): Promise<InstallPreview>;
  /** Answers with the id. */
  installFolder(
    folder: string,
    signal: AbortSignal,
    onProgress?: (progress: CopyProgress) => void,
  ): Promise<string>;
  readonly installations: InstallationControl;
  uninstall(id: string, cascade: boolean): Promise<void>;
  enable(id: string): Promise<void>;
  disable(id: string, cascade: boolean): Promise<void>;
  reload(id: string): Promise<void>;
  /** Reloads an extension from now on when a file in its folder is saved, or does so no longer. */
  watch(id: string, on: boolean): Promise<void>;
  /** @param onProgress Told how far the call has got, before its answer; of many reports the newest each 50 ms. */
  call(params: CallParams & CallOrigin, signal: AbortSignal, onProgress?: ProgressListener): Promise<unknown>;
  /**
   * The results of a method that streams, one by one, until the loop over them is left. The timeout is that of each item.
   */
  stream(
    params: CallParams & CallOrigin,
    signal: AbortSignal,
    onProgress?: ProgressListener,
  ): AsyncGenerator<unknown, void, undefined>;
  callService(
    params: ServiceCallParams & CallOrigin,
    signal: AbortSignal,
    onProgress?: ProgressListener,
  ): Promise<unknown>;
  /** What became of each call, in their order. */
  batch(calls: readonly (CallParams & CallOrigin)[], signal: AbortSignal): Promise<readonly SettledCall[]>;

  /** Each so manieth call, and the latest of those that were written down, oldest first. */
  readonly traces: { readonly every: number; readonly latest: readonly CallTrace[] };

  readonly traffic: TrafficSource;

  latestLogLines(count: number): readonly LogEntry[];
  readonly onLogLines: Event<readonly LogEntry[]>;
  logFile(id: string): string;
  readonly logViews: LogViewSource;

  readonly reports: ReportSource;
  readonly crashes: CrashSource;

  readonly culprit: CulpritSearching;
  readonly views: ViewSource;
  readonly diagnostics: DiagnosticsSource;
  readonly metrics: MetricsSource;
  readonly profiles: ProfileSource;

  respondToNotification(params: NotificationRespondParams): void;
  markNotificationsRead(): void;
  clearNotifications(): void;
  /** Shows nothing of what an extension tells people from now on, or shows it again. Remembered. */
  mute(id: string, muted: boolean): Promise<void>;
  /** A person wants a piece of work to end. What cannot be cancelled, or is over, is left alone. */
  cancelProgress(progressId: string): void;

  setSetting(params: SettingParams): Promise<void>;
  revealSetting(params: RevealSettingParams): unknown;
  setHostSettings(settings: Partial<HostSettings>): Promise<void>;
}
