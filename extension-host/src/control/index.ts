export type { LogLevel, NotificationAction, NotificationSeverity } from '@plugo/sdk/protocol';
export {
  type BudgetedMetric,
  type BudgetSettings,
  type BudgetSource,
  type Budgets,
  budgetSource,
  budgetsOf,
  defaultBudgets,
  type ExceededBudget,
  noBudgetSettings,
} from '../model/budgets.js';
export type { CircuitView } from '../model/circuit-view.js';
export type { Containment } from '../model/containment.js';
export type { CopyProgress } from '../model/copy-progress.js';
export type { CrashReport, CrashSummary, MemorySample, MessageHead } from '../model/crash-report.js';
export type { CulpritCheck, CulpritOutcome, CulpritSearch, CulpritVerdict } from '../model/culprit-search.js';
export { type ErrorCode, errorTable, type SerializedError } from '../model/errors.js';
export type {
  Availability,
  Crash,
  ExitInfo,
  ExtensionState,
  ExtensionStatus,
} from '../model/extension-state.js';
export { type Keys, parseKeys, partsOf, problemOfKeys } from '../model/keys.js';
export { hostLogId, type LogEntry, type LogSource } from '../model/log-entry.js';
export type { LogExportTarget, LogFilter, LogPage, LogViewState } from '../model/log-filter.js';
export type {
  CommandArgument,
  CommandContribution,
  KeybindingContribution,
  ViewContribution,
} from '../model/manifest/schema.js';
export {
  type Metric,
  type MetricHistory,
  type MetricSample,
  metricNames,
  type Startup,
  type StartupMarks,
} from '../model/metrics.js';
export type { MutedExtension } from '../model/muted-extension.js';
export type { PostedNotification } from '../model/notification.js';
export type { PermissionKind, PermissionUse } from '../model/permission-use.js';
export type { RecordedProfile } from '../model/profile.js';
export { type Report, type ReportCode, type ReportLevel, reportTable } from '../model/reports.js';
export { isSecretMask } from '../model/secret-mask.js';
export type { SettledCall } from '../model/settled-call.js';
export type { ShownProgress } from '../model/shown-progress.js';
export type {
  ClientKind,
  TrafficBatch,
  TrafficDirection,
  TrafficError,
  TrafficLane,
  TrafficMessage,
} from '../model/traffic.js';
export type { TransportChoice, TransportKind, TransportPreference } from '../model/transport.js';
export * from './about-messages.js';
export { compareValues, type Difference, step as pathStep } from './compare-values.js';
export * from './culprit-messages.js';
export * from './diagnostics-messages.js';
export type { DependencyView, ExtensionView, ProcessFigures, ReloadView } from './extension-view.js';
export {
  defaultHostSettings,
  type HostSettingRule,
  type HostSettings,
  hostSettingRules,
} from './host-settings.js';
export type { InstallPreview } from './install-preview.js';
export * from './installation-messages.js';
export type {
  ExtensionSize,
  PlannedFolder,
  Readme,
  SizeView,
  UndoView,
  VersionView,
} from './installation-views.js';
export * from './log-messages.js';
export * from './messages.js';
export * from './metrics-messages.js';
export * from './notification-messages.js';
export * from './profile-messages.js';
export {
  type Recording,
  RecordingError,
  readRecording,
  writeRecording,
} from './recording.js';
export {
  planReplay,
  type RecordedOutcome,
  type ReplayedStep,
  type ReplayOutcome,
  type ReplayPlan,
  type ReplayStep,
  replay,
} from './replay.js';
export * from './sample-messages.js';
export * from './settings-messages.js';
export type { StatusBarItemView } from './status-bar-item.js';
export * from './traffic-messages.js';
export * from './view-messages.js';
