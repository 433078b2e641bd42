import { ParameterStructures, RequestType } from 'vscode-jsonrpc';

export interface ExtensionCallParams {
  /** Id of the extension to call. It must stand in the caller's dependencies. */
  readonly extension: string;
  /** A method the other extension exports, such as `MyPlugin.SayHello`. */
  readonly method: string;
  /** Positional arguments. */
  readonly arguments: readonly unknown[];
}

/** Extension → host. Calls a method of another extension through the host and answers with its result or error. */
export const ExtensionCallRequest = new RequestType<ExtensionCallParams, unknown, void>(
  'extension/call',
  ParameterStructures.byName,
);
