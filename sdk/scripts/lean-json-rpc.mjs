/**
 * The part of vscode-jsonrpc that an extension needs, in place of its two entry files in the bundle. Those load all of the
 * library, and `crypto` and others for functions that are never called here: 3 ms at each start of an extension.
 */
import { CancellationTokenSource } from 'vscode-jsonrpc/lib/common/cancellation.js';
import {
  CancellationStrategy,
  createMessageConnection,
  ProgressType,
} from 'vscode-jsonrpc/lib/common/connection.js';
import { AbstractMessageReader } from 'vscode-jsonrpc/lib/common/messageReader.js';
import {
  ErrorCodes,
  NotificationType,
  ParameterStructures,
  RequestType,
  ResponseError,
} from 'vscode-jsonrpc/lib/common/messages.js';
import { AbstractMessageWriter } from 'vscode-jsonrpc/lib/common/messageWriter.js';
import runtime from 'vscode-jsonrpc/lib/common/ral.js';

const RAL = runtime.default;

export {
  AbstractMessageReader,
  AbstractMessageWriter,
  CancellationStrategy,
  CancellationTokenSource,
  createMessageConnection,
  ErrorCodes,
  NotificationType,
  ParameterStructures,
  ProgressType,
  RAL,
  RequestType,
  ResponseError,
};

// Reading and writing are the SDK's own: of the runtime only timers are used.
RAL.install({
  timer: {
    setTimeout: (...args) => disposable(setTimeout(...args), clearTimeout),
    setImmediate: (...args) => disposable(setImmediate(...args), clearImmediate),
  },
  console,
});

/**
 * @template T
 * @param {T} handle
 * @param {(handle: T) => void} clear
 */
function disposable(handle, clear) {
  return { dispose: () => clear(handle) };
}
