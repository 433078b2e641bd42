import {
  BrowserMessageReader,
  BrowserMessageWriter,
  type MessageReader,
  type MessageWriter,
} from 'vscode-jsonrpc/browser';

/** The library's reader does not notice that the other side is gone; the port's `close` event tells. */
class PortMessageReader extends BrowserMessageReader {
  constructor(port: MessagePort) {
    super(port);
    port.addEventListener('close', () => this.fireClose());
  }
}

/** Messages over a port, in both directions. */
export interface MessageTransport {
  readonly reader: MessageReader;
  readonly writer: MessageWriter;
  close(): void;
}

/** Speaks JSON-RPC messages, structured-cloned, over a port of the window. */
export function portTransport(port: MessagePort): MessageTransport {
  return {
    reader: new PortMessageReader(port),
    writer: new BrowserMessageWriter(port),
    close: () => port.close(),
  };
}
