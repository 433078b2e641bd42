import { NotificationType, ParameterStructures } from 'vscode-jsonrpc';

export interface InvalidateCacheParams {
  /** Left out: all methods. */
  readonly method?: string;
}

/** Extension → host. Results the host keeps of its cacheable methods are no longer true. */
export const InvalidateCacheNotification = new NotificationType<InvalidateCacheParams>(
  'cache/invalidate',
  ParameterStructures.byName,
);
