import type {
  BeginProgressParams,
  BeginProgressResult,
  ExtensionCallParams,
  ExtensionStreamParams,
  HealthReport,
  InitializeResult,
  InvalidateCacheParams,
  LogParams,
  Progress,
  ProgressIdParams,
  PublishEventParams,
  ReportProgressParams,
  ServiceCallParams,
  SetStatusBarParams,
  ShowNotificationParams,
  ShowNotificationResult,
  StatusParams,
  TopicParams,
} from '@plugo/sdk/protocol';

/** What the host does for one running extension when it asks. Rejections are sent to it as JSON-RPC errors. */
export interface ExtensionServices extends CallServices {
  /** What `initialize` answers besides the choices of the handshake. Read once a launch. */
  welcome(): Promise<
    Pick<InitializeResult, 'host' | 'extension' | 'configuration' | 'permissions' | 'paths'>
  >;
  log(params: LogParams): void;
  setStatus(params: StatusParams): void;
  /** @throws ExtensionHostError `VIEW_NOT_FOUND`, `VIEW_INVALID` */
  setView(view: string, content: unknown): void;
  /** @throws ExtensionHostError `VIEW_NOT_FOUND` */
  setStatusBarItem(params: SetStatusBarParams): void;
  reportHealth(params: HealthReport): void;
  showNotification(params: ShowNotificationParams): Promise<ShowNotificationResult>;
  beginProgress(params: BeginProgressParams): Promise<BeginProgressResult>;
  reportProgress(params: ReportProgressParams): void;
  endProgress(params: ProgressIdParams): void;
  readonly storage: ExtensionStorage;
}

/** Told how far a call has got, before its answer. */
export type ProgressListener = (progress: Progress) => void;

/** What goes to other extensions, or has to do with calls. */
export interface CallServices {
  callExtension(
    params: ExtensionCallParams,
    signal: AbortSignal,
    onProgress?: ProgressListener,
  ): Promise<unknown>;
  callService(
    params: ServiceCallParams,
    signal: AbortSignal,
    onProgress?: ProgressListener,
  ): Promise<unknown>;
  streamExtension(
    params: ExtensionStreamParams,
    signal: AbortSignal,
    onProgress?: ProgressListener,
  ): AsyncIterable<unknown>;
  invalidateCache(params: InvalidateCacheParams): void;
  publishEvent(params: PublishEventParams): void;
  subscribe(params: TopicParams): Promise<void>;
  unsubscribe(params: TopicParams): Promise<void>;
}

/** Values one extension keeps. Sizes as in the protocol's `storage/*` messages; over them `STORAGE_LIMIT`. */
export interface ExtensionStorage {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
  keys(): Promise<readonly string[]>;
}
