/**
 * The part of vscode-jsonrpc that an extension needs, in place of its two entry files in the bundle. Those load all of the
 * library, and `crypto` and others for functions that are never called here: 3 ms at each start of an extension.
 */
import { CancellationTokenSource } from 'vscode-jsonrpc/lib/common/cancellation.js';
import { createMessageConnection } from 'vscode-jsonrpc/lib/common/connection.js';
import { AbstractMessageBuffer } from 'vscode-jsonrpc/lib/common/messageBuffer.js';
import { ReadableStreamMessageReader } from 'vscode-jsonrpc/lib/common/messageReader.js';
import {
  ErrorCodes,
  NotificationType,
  ParameterStructures,
  RequestType,
  ResponseError,
} from 'vscode-jsonrpc/lib/common/messages.js';
import { AbstractMessageWriter } from 'vscode-jsonrpc/lib/common/messageWriter.js';
import runtime from 'vscode-jsonrpc/lib/common/ral.js';

export {
  AbstractMessageWriter,
  CancellationTokenSource,
  createMessageConnection,
  ErrorCodes,
  NotificationType,
  ParameterStructures,
  RequestType,
  ResponseError,
};

/** Reads messages from a socket, which the library knows as one kind of stream. */
export class SocketMessageReader extends ReadableStreamMessageReader {
  /** @param {import('node:net').Socket} socket */
  constructor(socket) {
    super({
      onClose: (listener) => listen(socket, 'close', listener),
      onError: (listener) => listen(socket, 'error', listener),
      onEnd: (listener) => listen(socket, 'end', listener),
      onData: (listener) => listen(socket, 'data', listener),
    });
  }
}

/**
 * @param {import('node:net').Socket} socket
 * @param {string} event
 * @param {(...args: unknown[]) => void} listener
 */
function listen(socket, event, listener) {
  socket.on(event, listener);
  return { dispose: () => socket.off(event, listener) };
}

class MessageBuffer extends AbstractMessageBuffer {
  emptyBuffer = () => Buffer.allocUnsafe(0);
  allocNative = (length) => Buffer.allocUnsafe(length);
  fromString = (text, encoding) => Buffer.from(text, encoding);
  toString = (buffer, encoding) => buffer.toString(encoding);
  asNative = (buffer, length) => (length === undefined ? buffer : buffer.subarray(0, length));
}

runtime.default.install({
  messageBuffer: { create: (encoding) => new MessageBuffer(encoding) },
  applicationJson: {
    decoder: {
      name: 'application/json',
      decode: async (buffer, { charset }) => JSON.parse(buffer.toString(charset)),
    },
  },
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
