import type { Progress } from '@plugo/sdk/protocol';
import { NotificationType, ParameterStructures, RequestType } from 'vscode-jsonrpc';
import type { CallTrace } from '../model/call-trace.js';
import type { Containment } from '../model/containment.js';
import type { CrashReport, CrashSummary } from '../model/crash-report.js';
import type { SerializedError } from '../model/errors.js';
import type { LogEntry } from '../model/log-entry.js';
import type { MutedExtension } from '../model/muted-extension.js';
import type { PostedNotification } from '../model/notification.js';
import type { Report } from '../model/reports.js';
import type { SettledCall } from '../model/settled-call.js';
import type { ShownProgress } from '../model/shown-progress.js';
import type { ExtensionView } from './extension-view.js';
import type { HostSettings } from './host-settings.js';
import type { InstallPreview } from './install-preview.js';

const byName = ParameterStructures.byName;

/** The `data` of every error response of the control protocol. */
export type ControlError = SerializedError;

export interface IdParams {
  /** Id of an extension. */
  readonly id: string;
}

/** All a client needs to draw its first picture. */
export interface HostSnapshot {
  readonly host: {
    readonly version: string;
    readonly pid: number;
    readonly dataDirectory: string;
    readonly startedAt: number;
    /** How the end of what extensions have started is ensured on this system. */
    readonly containment: Containment;
  };
  readonly extensions: readonly ExtensionView[];
  /** Newest first. */
  readonly notifications: readonly PostedNotification[];
  /** Extensions whose notifications are not shown. */
  readonly muted: readonly MutedExtension[];
  /** Work of extensions that is under way. Newest first. */
  readonly progress: readonly ShownProgress[];
  readonly settings: HostSettings;
  /** Problems of the host itself, such as a rebuilt state file. */
  readonly problems: readonly SerializedError[];
}

/** Client → host. Also subscribes the client to `host/didChange`. */
export const SnapshotRequest = new RequestType<Record<string, never>, HostSnapshot, ControlError>(
  'host/snapshot',
  byName,
);

export interface HostChange {
  /** Extensions that are new or differ, whole. */
  readonly changed: readonly ExtensionView[];
  readonly removed: readonly string[];
  /** The whole list, when it differs. Newest first. */
  readonly notifications?: readonly PostedNotification[];
  /** Whole, as the next, when it differs. */
  readonly muted?: readonly MutedExtension[];
  readonly progress?: readonly ShownProgress[];
  readonly settings?: HostSettings;
  readonly problems?: readonly SerializedError[];
}

/** Host → client. At most 20 a second; changes in between are merged. */
export const HostChangedNotification = new NotificationType<HostChange>('host/didChange', byName);

// Installation

export interface FolderParams {
  /** Absolute path. */
  readonly folder: string;
}

/** Client → host. Checks a folder and its dependencies; installs nothing. Fails with what is wrong with it. */
export const InspectFolderRequest = new RequestType<FolderParams, InstallPreview, ControlError>(
  'installation/inspect',
  byName,
);

export interface InstallFolderParams extends FolderParams {
  /** Asks for `installation/progress` with this token. Chosen by the client, for each installation another one. */
  readonly progressToken?: number | string;
}

/** Client → host. Copies the folder in, enables and starts the extension. Cancel the request to stop it; nothing is left then. */
export const InstallFolderRequest = new RequestType<InstallFolderParams, IdParams, ControlError>(
  'installation/install',
  byName,
);

export interface CascadeParams extends IdParams {
  /** Whether extensions that need this one are switched off as well. Without it they make the request fail with `HAS_DEPENDENTS`. */
  readonly cascade: boolean;
}

/** Client → host. Stops the extension and takes its folder away (a linked one is only forgotten); `undo/perform` brings it back. */
export const UninstallRequest = new RequestType<CascadeParams, null, ControlError>(
  'installation/uninstall',
  byName,
);

// Lifecycle

/** Client → host. Answered when it runs, or with the reason why not. */
export const EnableRequest = new RequestType<IdParams, null, ControlError>('extension/enable', byName);

/** Client → host. Answered when it has stopped. `HAS_DEPENDENTS` carries `{ dependents: string[] }`. */
export const DisableRequest = new RequestType<CascadeParams, null, ControlError>('extension/disable', byName);

/**
 * Client → host. Reads the folder anew and starts what is there; a process that serves goes on until the new one can take over, and
 * `RELOAD_FAILED` says that it goes on for good. Also the Restart button of a failed one.
 */
export const ReloadRequest = new RequestType<IdParams, null, ControlError>('extension/reload', byName);

export interface WatchParams extends IdParams {
  readonly on: boolean;
}

/** Client → host. Whether the extension is reloaded when a file in its folder is saved; remembered. */
export const WatchRequest = new RequestType<WatchParams, null, ControlError>('extension/watch', byName);

// Calls

export interface CallParams extends IdParams {
  readonly method: string;
  /** Positional arguments. */
  readonly arguments: readonly unknown[];
  /** Milliseconds; 30,000 when left out. */
  readonly timeout?: number;
  /** Asks for `call/progress` with this token. Chosen by the client, for each call another one. */
  readonly progressToken?: number | string;
}

/**
 * Client → host. Calls an exported method or command of a running extension; starts one that waits for the command. Binary data in
 * the result is `{ base64: string }`.
 */
export const CallRequest = new RequestType<CallParams, unknown, ControlError>('extension/call', byName);

export interface StreamParams extends CallParams {
  /** Names the stream in `stream/item` and `stream/credit`. Chosen by the client, for each stream another one. */
  readonly token: number | string;
  /** Items the host may send before more is allowed by `stream/credit`. */
  readonly credit: number;
}

/**
 * Client → host. Calls a method that streams; its results come as `stream/item`. Answered with null after the last, or with the error
 * that ended it. Cancel the request to end it. The timeout is that of each item.
 */
export const StreamRequest = new RequestType<StreamParams, null, ControlError>('extension/stream', byName);

export interface StreamItem {
  readonly token: number | string;
  readonly item: unknown;
}

/** Host → client. The next item of a stream. */
export const StreamItemNotification = new NotificationType<StreamItem>('stream/item', byName);

export interface StreamCredit {
  readonly token: number | string;
  /** So many items more may be sent. */
  readonly count: number;
}

/** Client → host. It has used some items of a stream and wants more. */
export const StreamCreditNotification = new NotificationType<StreamCredit>('stream/credit', byName);

export interface ServiceCallParams {
  /** A service that extensions provide, such as `translation`. */
  readonly service: string;
  readonly method: string;
  /** Positional arguments. */
  readonly arguments: readonly unknown[];
  /** Milliseconds for all providers together; 30,000 when left out. */
  readonly timeout?: number;
  /** As in `extension/call`. */
  readonly progressToken?: number | string;
}

/** Client → host. Calls the first enabled provider of a service that can answer; `SERVICE_NOT_FOUND` where there is none. */
export const ServiceCallRequest = new RequestType<ServiceCallParams, unknown, ControlError>(
  'extension/callService',
  byName,
);

export interface CallProgress {
  /** The `progressToken` of the call. */
  readonly token: number | string;
  readonly value: Progress;
}

/** Host → client. How far a call has got; before its answer, at most 20 a second. */
export const CallProgressNotification = new NotificationType<CallProgress>('call/progress', byName);

export interface BatchParams {
  /** At most 256. Of their progress nothing is told. */
  readonly calls: readonly CallParams[];
}

export interface BatchResult {
  /** In the order of the calls. */
  readonly results: readonly SettledCall[];
}

/** Client → host. Makes all calls in one go. Answered when all have ended; that some failed is no error. */
export const BatchRequest = new RequestType<BatchParams, BatchResult, ControlError>(
  'extension/batch',
  byName,
);

// Traces

export interface TraceListParams {
  /** Only calls that this extension made or answered; of all when left out. */
  readonly id?: string;
  /** How many of the latest; 1,000 when left out, and no more are kept. */
  readonly limit?: number;
}

export interface TraceListResult {
  /** Each so manieth call is written down; 0 for none. */
  readonly every: number;
  /** Oldest first. */
  readonly traces: readonly CallTrace[];
}

/** Client → host. The latest of the calls that were written down: who called whom, how long it took, and what came of it. */
export const TraceListRequest = new RequestType<TraceListParams, TraceListResult, ControlError>(
  'trace/list',
  byName,
);

// Logs

export interface LogSubscribeParams {
  /** How many of the latest lines to get at once; at most 20,000. */
  readonly history: number;
}

/** Client → host. The latest lines, oldest first; the ones after them come as `log/lines`. */
export const LogSubscribeRequest = new RequestType<
  LogSubscribeParams,
  { readonly lines: readonly LogEntry[] },
  ControlError
>('log/subscribe', byName);

/** Client → host. No more `log/lines`. */
export const LogUnsubscribeRequest = new RequestType<Record<string, never>, null, ControlError>(
  'log/unsubscribe',
  byName,
);

/** Host → client. New lines in batches, every 80 ms at most. */
export const LogLinesNotification = new NotificationType<{ readonly lines: readonly LogEntry[] }>(
  'log/lines',
  byName,
);

/** Client → host. Path of the log file of an extension, or of the host's when the id is `plugo.host`. */
export const LogFileRequest = new RequestType<IdParams, { readonly file: string }, ControlError>(
  'log/file',
  byName,
);

// Reports

export interface ReportListParams {
  /** Left out: of all extensions and the host. */
  readonly id?: string;
  /** How many of the latest; 200 when left out, at most 10,000. */
  readonly limit?: number;
  /** Whether reports that are added from now on come as `report/didAdd`, those of all extensions. */
  readonly follow?: boolean;
}

/** Client → host. What happened to an extension, oldest first: its timeline, restarts of the host included. */
export const ReportListRequest = new RequestType<
  ReportListParams,
  { readonly reports: readonly Report[] },
  ControlError
>('report/list', byName);

/** Host → client. A new report, or one with the same id and more `times` that takes the place of the one before. */
export const ReportAddedNotification = new NotificationType<{ readonly report: Report }>(
  'report/didAdd',
  byName,
);

export interface CrashListParams {
  /** Left out: of all extensions. */
  readonly id?: string;
}

/** Client → host. The crashes whose reports are kept, oldest first: the last 10 of each extension. */
export const CrashListRequest = new RequestType<
  CrashListParams,
  { readonly crashes: readonly CrashSummary[] },
  ControlError
>('crash/list', byName);

export interface CrashGetParams extends IdParams {
  /** From `crash/list`, or the `crash` of a report. */
  readonly name: string;
}

/** Client → host. What was known at a crash: exit, log, messages, memory. Fails with `CRASH_NOT_FOUND`. */
export const CrashGetRequest = new RequestType<CrashGetParams, CrashReport, ControlError>(
  'crash/get',
  byName,
);

// Notifications

export interface NotificationRespondParams {
  readonly notificationId: string;
  /** Left out: dismissed. */
  readonly actionId?: string;
}

/** Client → host. Sends the choice back to the extension. Answering one that is closed does nothing. */
export const NotificationRespondRequest = new RequestType<NotificationRespondParams, null, ControlError>(
  'notification/respond',
  byName,
);

/** Client → host. Everything in the centre was seen. */
export const NotificationsReadRequest = new RequestType<Record<string, never>, null, ControlError>(
  'notification/markRead',
  byName,
);

/** Client → host. Empties the centre; open ones count as dismissed. */
export const NotificationsClearRequest = new RequestType<Record<string, never>, null, ControlError>(
  'notification/clear',
  byName,
);

// Settings

export interface SettingParams extends IdParams {
  readonly key: string;
  /** Left out: back to the default. */
  readonly value?: unknown;
}

/** Client → host. Checked against the extension's schema (`SETTING_INVALID`), stored and sent to the running extension. */
export const SetSettingRequest = new RequestType<SettingParams, null, ControlError>(
  'configuration/set',
  byName,
);

/** Client → host. Changes settings of the host; those left out stay. In force at the next start of an extension. */
export const SetHostSettingsRequest = new RequestType<Partial<HostSettings>, null, ControlError>(
  'host/setSettings',
  byName,
);
