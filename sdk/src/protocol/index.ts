export {
  type Attachment,
  AttachmentMismatch,
  attachmentLimits,
  type EncodedMessage,
  encodeMessage,
  headLengthField,
  type MessageWithAttachments,
  reattach,
  releaseText,
} from './attachments/index.js';
export { InvalidateCacheNotification, type InvalidateCacheParams } from './cache.js';
export { ConfigurationChangedNotification, type ConfigurationChangedParams } from './configuration.js';
export {
  afterField,
  type ConnectionOpenParams,
  ConnectionOpenRequest,
  longMessage,
} from './connection-open.js';
export { environment } from './environment.js';
export { type ErrorData, errorCodes } from './error-codes.js';
export {
  DeliverEventNotification,
  type DeliverEventParams,
  PublishEventNotification,
  type PublishEventParams,
  SubscribeRequest,
  type TopicParams,
  UnsubscribeRequest,
} from './event.js';
export { unreachableExitCode } from './exit-code.js';
export {
  type ExtensionCallParams,
  ExtensionCallRequest,
  type ExtensionStreamParams,
  ExtensionStreamRequest,
  type ServiceCallParams,
  ServiceCallRequest,
} from './extension-call.js';
export {
  ExtensionStateNotification,
  type ExtensionStateParams,
  type RemoteState,
} from './extension-state.js';
export { type HealthReport, HealthReportNotification } from './health.js';
export { type InitializeParams, InitializeRequest, type InitializeResult } from './initialize.js';
export {
  type ActivateParams,
  ActivateRequest,
  type ActivateResult,
  DeactivateRequest,
  PingRequest,
} from './lifecycle.js';
export { type LogLevel, LogNotification, type LogParams, logLevels } from './log.js';
export { isExportedMethodName } from './method-name.js';
export {
  type NotificationAction,
  NotificationClosedNotification,
  type NotificationClosedParams,
  type NotificationSeverity,
  type ShowNotificationParams,
  ShowNotificationRequest,
  type ShowNotificationResult,
} from './notification.js';
export { contentEncodings, messagePackType, type Packing } from './packing.js';
export { type ProfileStartParams, ProfileStartRequest } from './profile.js';
export { type Progress, ProgressNotification, type ProgressParams } from './progress.js';
export {
  type BeginProgressParams,
  BeginProgressRequest,
  type BeginProgressResult,
  EndProgressNotification,
  ProgressCancelledNotification,
  type ProgressIdParams,
  ReportProgressNotification,
  type ReportProgressParams,
} from './shown-progress.js';
export { StatusNotification, type StatusParams } from './status.js';
export { SetStatusBarNotification, type SetStatusBarParams } from './status-bar.js';
export {
  StorageDeleteRequest,
  StorageGetRequest,
  type StorageGetResult,
  type StorageKeyParams,
  StorageKeysRequest,
  type StorageSetParams,
  StorageSetRequest,
} from './storage.js';
export {
  StreamCreditNotification,
  type StreamCreditParams,
  StreamItemNotification,
  type StreamItemParams,
  type StreamOpenParams,
  StreamOpenRequest,
  type StreamToken,
} from './stream.js';
export { type ProtocolVersion, protocolVersions } from './version.js';
export {
  type SetViewParams,
  SetViewRequest,
  type ViewAction,
  type ViewCell,
  type ViewChart,
  type ViewContent,
  type ViewForm,
  type ViewMarkdown,
  type ViewStack,
  type ViewTable,
  type ViewTone,
  type ViewTree,
  type ViewTreeNode,
} from './view.js';
export { type Assignment, warmSpare } from './warm-spare.js';
