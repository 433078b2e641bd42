import { ParameterStructures, RequestType } from 'vscode-jsonrpc';
import type { StreamToken } from './stream.js';

export interface ExtensionCallParams {
  /** Id of the extension to call. It must stand in the caller's dependencies. */
  readonly extension: string;
  /** A method the other extension exports, such as `MyPlugin.SayHello`. */
  readonly method: string;
  /** Positional arguments. */
  readonly arguments: readonly unknown[];
  /** Milliseconds; 30,000 when left out. */
  readonly timeout?: number;
  /** Asks for `$/progress` with this token. Unique among the extension's own requests that are not answered. */
  readonly progressToken?: number | string;
}

/** Extension → host. Calls a method of another extension through the host and answers with its result or error. */
export const ExtensionCallRequest = new RequestType<ExtensionCallParams, unknown, void>(
  'extension/call',
  ParameterStructures.byName,
);

export interface ExtensionStreamParams extends Omit<ExtensionCallParams, 'timeout'> {
  /** Milliseconds to wait for each item; 30,000 when left out. */
  readonly timeout?: number;
  readonly token: StreamToken;
  /** Items the host may send before more is allowed by `stream/credit`. */
  readonly credit: number;
}

/** Extension → host. As `stream/open`, of another extension through the host. */
export const ExtensionStreamRequest = new RequestType<ExtensionStreamParams, null, void>(
  'extension/stream',
  ParameterStructures.byName,
);

export interface ServiceCallParams {
  /** A service that extensions provide by their manifest, such as `translation`. */
  readonly service: string;
  /** A method of the service, such as `Translation.translate`. */
  readonly method: string;
  /** Positional arguments. */
  readonly arguments: readonly unknown[];
  /** Milliseconds for all providers together; 30,000 when left out. */
  readonly timeout?: number;
  /** As in `extension/call`. */
  readonly progressToken?: number | string;
}

/**
 * Extension → host. Calls the first provider of a service that can answer, among those that stand in the caller's dependencies and
 * in their order.
 */
export const ServiceCallRequest = new RequestType<ServiceCallParams, unknown, void>(
  'extension/callService',
  ParameterStructures.byName,
);
