import { NotificationType, ParameterStructures, RequestType } from 'vscode-jsonrpc';

/** Names a stream: chosen by the side that reads it, unique among those it reads on this connection. */
export type StreamToken = number | string;

export interface StreamOpenParams {
  readonly token: StreamToken;
  /** An exported method, such as `MyPlugin.lines`. */
  readonly method: string;
  /** Positional arguments. */
  readonly arguments: readonly unknown[];
  /** Items that may be sent before more is allowed by `stream/credit`. */
  readonly credit: number;
}

/**
 * Host → extension. Calls a method and wants its results one by one, as `stream/item`. Answered with null after the last one, or with
 * the error that ended it; cancelled where nobody reads on. An extension that does not know it is called as usual.
 */
export const StreamOpenRequest = new RequestType<StreamOpenParams, null, void>(
  'stream/open',
  ParameterStructures.byName,
);

export interface StreamItemParams {
  readonly token: StreamToken;
  readonly item: unknown;
}

/** Both directions. The next item of a stream; only as many as were allowed. One of a stream that has ended is ignored. */
export const StreamItemNotification = new NotificationType<StreamItemParams>(
  'stream/item',
  ParameterStructures.byName,
);

export interface StreamCreditParams {
  readonly token: StreamToken;
  /** So many items more may be sent. */
  readonly count: number;
}

/** Both directions, against the items: whoever reads a stream has used some and wants more. */
export const StreamCreditNotification = new NotificationType<StreamCreditParams>(
  'stream/credit',
  ParameterStructures.byName,
);
