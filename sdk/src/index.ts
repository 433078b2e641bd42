export type { Cache } from './context/cache.js';
export type { Configuration, ConfigurationChange } from './context/configuration.js';
export type { Events } from './context/events.js';
export type { ExtensionStateListener } from './context/extension-changes.js';
export type { Commands, ExtensionContext, Status } from './context/extension-context.js';
export type { Extensions } from './context/extensions.js';
export type { Health } from './context/health.js';
export type { Log } from './context/log.js';
export type { Notifications } from './context/notifications.js';
export type { CallOptions, Remote, RemoteCalls } from './context/remote-calls.js';
export type { ProgressOptions, ProgressTask } from './context/shown-progress.js';
export type { Storage } from './context/storage.js';
export type { StatusBar, Views } from './context/views.js';
export { type CurrentCall, currentCall } from './current-call.js';
export type { Disposable } from './disposable.js';
export { HostError } from './host-error.js';
export type { RemoteState } from './protocol/extension-state.js';
export type {
  NotificationAction,
  NotificationSeverity,
  ShowNotificationParams,
} from './protocol/notification.js';
export type { Progress } from './protocol/progress.js';
export type { SetStatusBarParams } from './protocol/status-bar.js';
export type {
  ViewAction,
  ViewChart,
  ViewContent,
  ViewForm,
  ViewMarkdown,
  ViewStack,
  ViewTable,
  ViewTone,
  ViewTree,
  ViewTreeNode,
} from './protocol/view.js';
export { register, run } from './run.js';
export type { Extension } from './session/lifecycle.js';
