import type {
  ExtensionCallParams,
  InitializeResult,
  LogParams,
  ShowNotificationParams,
  ShowNotificationResult,
  StatusParams,
} from '@plugo/sdk/protocol';

/** What the host does for one running extension when it asks. Rejections are sent to it as JSON-RPC errors. */
export interface ExtensionServices {
  /** What `initialize` answers besides the choices of the handshake. Read once a launch. */
  welcome(): Promise<
    Pick<InitializeResult, 'host' | 'extension' | 'configuration' | 'permissions' | 'paths'>
  >;
  log(params: LogParams): void;
  setStatus(params: StatusParams): void;
  showNotification(params: ShowNotificationParams): Promise<ShowNotificationResult>;
  callExtension(params: ExtensionCallParams, signal: AbortSignal): Promise<unknown>;
  readonly storage: ExtensionStorage;
}

/** Values one extension keeps. Sizes as in the protocol's `storage/*` messages; over them `STORAGE_LIMIT`. */
export interface ExtensionStorage {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
  keys(): Promise<readonly string[]>;
}
