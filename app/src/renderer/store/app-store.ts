import type {
  CopyProgress,
  HostChange,
  HostSnapshot,
  InstallPreview,
  Keys,
  Report,
  SerializedError,
} from '@plugo/extension-host/control';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppFacts } from '../../shared/app-facts.js';
import { type AppSettings, type AppSettingsInForce, defaultAppSettings } from '../../shared/app-settings.js';
import type { HostProcessStatus } from '../../shared/preload-api.js';
import { reportInWords } from '../../shared/texts/host-words.js';
import { language, setLanguage } from '../../shared/texts/index.js';
import type { Language } from '../../shared/texts/languages.js';
import { everyLine, type LogViewFilter } from '../logs/log-filter.js';
import { keptDismissed } from '../trouble/dismissed-failures.js';
import { type CommandReference, type CommandRunsState, noCommandRuns } from './command-runs.js';
import { type ContributedState, noContributions } from './contributed.js';
import { type ExtensionListState, firstListState } from './extension-list.js';
import { fromSnapshot, type HostData, noHostData, withChange } from './host-data.js';
import type { InstallManyDialog } from './install-many.js';
import { type MessagesState, noMessages } from './messages.js';
import { noOpenRequest, type OpenRequestState } from './open-request.js';
import { noPerformance, type PerformanceState } from './performance.js';
import { mergeReports } from './reports.js';
import { firstSettingsPage, type SettingsPage } from './settings.js';
import { firstToasts, raiseToasts, type Toasts } from './toasts.js';
import { noTrouble, type TroubleState } from './trouble.js';
import { noWelcome, type WelcomeState } from './welcome.js';

/** What a person asked of an extension and the host has not answered yet. */
export type Operation = 'enable' | 'disable' | 'reload' | 'uninstall' | 'watch' | 'update' | 'useVersion';

export type InstallStep =
  | { readonly kind: 'inspecting'; readonly folder: string }
  | { readonly kind: 'preview'; readonly preview: InstallPreview }
  | {
      readonly kind: 'installing';
      readonly preview: InstallPreview;
      readonly progress: CopyProgress | undefined;
      readonly isCancelled: boolean;
    }
  | { readonly kind: 'refused'; readonly folder: string; readonly error: SerializedError };

/** The one dialog that is open. */
export type OpenDialog =
  /** `waiting`: folders that were dropped while this one is installed. */
  | { readonly kind: 'install'; readonly step: InstallStep; readonly waiting: readonly string[] }
  | InstallManyDialog
  | {
      readonly kind: 'switchOff';
      readonly operation: 'disable' | 'uninstall';
      readonly id: string;
      readonly dependents: readonly string[];
    }
  | { readonly kind: 'culprit' }
  | { readonly kind: 'about' | 'licences' | 'keyboard' }
  | { readonly kind: 'diagnostics' }
  | { readonly kind: 'keyBindings' }
  /** `command`: go straight to this one; `run`: to what came of it. */
  | {
      readonly kind: 'palette';
      readonly command: CommandReference | undefined;
      readonly run?: number;
    };

/** A page of the window. */
export type ViewId = 'extensions' | 'messages' | 'performance' | 'logs' | 'settings' | 'welcome' | 'guide';

/** What was told after the host came back. */
export interface HostRestart {
  readonly at: number;
  readonly reason: string | undefined;
}

export interface AppState
  extends HostData,
    CommandRunsState,
    MessagesState,
    SettingsPage,
    TroubleState,
    ExtensionListState,
    WelcomeState,
    OpenRequestState,
    ContributedState,
    PerformanceState {
  /** The host process, as the main process sees it. */
  readonly hostProcess: HostProcessStatus;
  /** Whether requests reach a host. */
  readonly connected: boolean;
  readonly hostRestart: HostRestart | undefined;
  /** Problems that were read and put away, by their text. */
  readonly hiddenProblems: readonly string[];

  /** What happened to each extension as far as it was asked for or told, oldest first. */
  readonly reports: Readonly<Record<string, readonly Report[]>>;
  readonly selectedId: string | undefined;
  readonly search: string;
  /** One of the app's own, or one of an extension. */
  readonly view: ViewId | 'contributed';
  /** Whether the log is below the view. */
  readonly logOpen: boolean;
  readonly logFilter: LogViewFilter;
  readonly dialog: OpenDialog | undefined;
  readonly notificationsOpen: boolean;
  readonly toasts: Toasts;
  /** The notification at which the centre was opened. */
  readonly centreAt: string | undefined;
  /** Ids of work under way that is no longer shown as a toast. */
  readonly hiddenProgress: readonly string[];
  readonly operations: Readonly<Record<string, Operation>>;
  /** Why the last operation on an extension failed. */
  readonly operationErrors: Readonly<Record<string, SerializedError>>;
  readonly appSettings: AppSettings;
  readonly facts: AppFacts | undefined;
  /** The one of the texts. */
  readonly language: Language;
  /** The first stroke of two that was pressed. */
  readonly pendingKeys: Keys | undefined;
  /** A problem that belongs to no extension, such as a folder that could not be opened. */
  readonly message: string | undefined;
  /** An https address that the person is asked about. */
  readonly linkToOpen: string | undefined;
}

export type AppStore = StoreApi<AppState>;

export function createAppStore(): AppStore {
  return createStore<AppState>(() => ({
    ...noHostData,
    ...noTrouble,
    ...noContributions,
    dismissedFailures: keptDismissed(),
    ...noCommandRuns,
    ...noMessages,
    ...noWelcome,
    ...noOpenRequest,
    ...noPerformance,
    hostProcess: { kind: 'starting' },
    connected: false,
    hostRestart: undefined,
    hiddenProblems: [],
    reports: {},
    selectedId: undefined,
    search: '',
    view: 'extensions',
    logOpen: true,
    logFilter: everyLine,
    dialog: undefined,
    notificationsOpen: false,
    toasts: [],
    centreAt: undefined,
    hiddenProgress: [],
    operations: {},
    operationErrors: {},
    appSettings: defaultAppSettings,
    facts: undefined,
    language,
    pendingKeys: undefined,
    message: undefined,
    linkToOpen: undefined,
    ...firstSettingsPage,
    ...firstListState(),
  }));
}

/** A new connection's first picture. One after another host tells that there was a restart. */
export function receiveSnapshot(
  state: AppState,
  snapshot: HostSnapshot,
  reason: string | undefined,
): Partial<AppState> {
  const restarted = state.host !== undefined && state.host.startedAt !== snapshot.host.startedAt;
  return {
    ...fromSnapshot(snapshot),
    connected: true,
    viewContents: {},
    operations: {},
    operationErrors: {},
    toasts:
      state.notificationsOpen || state.appSettings.doNotDisturb
        ? []
        : firstToasts(snapshot.notifications, Date.now()),
    ...(restarted ? { hostRestart: { at: snapshot.host.startedAt, reason } } : {}),
  };
}

export function receiveChange(state: AppState, change: HostChange): Partial<AppState> {
  const data = withChange(state, change);
  const { notifications } = change;
  if (notifications === undefined || state.notificationsOpen || state.appSettings.doNotDisturb) return data;
  return { ...data, toasts: raiseToasts(state.toasts, state.notifications, notifications) };
}

/** Something happened to an extension, or happened once more. */
export function receiveReports(
  { reports }: AppState,
  extensionId: string,
  added: readonly Report[],
): Partial<AppState> {
  return {
    reports: {
      ...reports,
      [extensionId]: mergeReports(reports[extensionId] ?? [], added.map(reportInWords)),
    },
  };
}

/** The texts are those of the language from here on. */
export function receiveAppSettings(now: AppSettingsInForce): Partial<AppState> {
  setLanguage(now.language);
  const quiet = now.settings.doNotDisturb ? { toasts: [] } : {};
  return { appSettings: now.settings, language: now.language, ...quiet };
}

/** `record` with `key` set, or without it when the value is undefined. */
export function withKey<T>(
  record: Readonly<Record<string, T>>,
  key: string,
  value: T | undefined,
): Readonly<Record<string, T>> {
  const { [key]: _, ...rest } = record;
  return value === undefined ? rest : { ...rest, [key]: value };
}
