import {
  AbstractMessageReader,
  AbstractMessageWriter,
  type DataCallback,
  type Disposable,
  type Message,
  type MessageReader,
  type MessageWriter,
} from 'vscode-jsonrpc/node';

/** What is needed of Electron's `MessagePortMain`. */
export interface MessagePortLike {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
}

/** Reads JSON-RPC messages from a port; no framing, the port keeps messages apart. */
export class MessagePortReader extends AbstractMessageReader implements MessageReader {
  private callback: DataCallback | undefined;

  constructor(private readonly port: MessagePortLike) {
    super();
    port.on('message', ({ data }) => {
      if (isMessage(data)) this.callback?.(data);
    });
    port.on('close', () => this.fireClose());
  }

  listen(callback: DataCallback): Disposable {
    this.callback = callback;
    this.port.start();
    return { dispose: () => (this.callback = undefined) };
  }

  override dispose(): void {
    this.callback = undefined;
    super.dispose();
  }
}

/** Writes JSON-RPC messages to a port, and closes the port when it is disposed. */
export class MessagePortWriter extends AbstractMessageWriter implements MessageWriter {
  private errors = 0;

  constructor(private readonly port: MessagePortLike) {
    super();
  }

  async write(message: Message): Promise<void> {
    try {
      this.port.postMessage(message);
    } catch (error) {
      this.errors += 1;
      this.fireError(error, message, this.errors);
      throw error;
    }
  }

  end(): void {
    this.port.close();
  }

  override dispose(): void {
    super.dispose();
    this.port.close();
  }
}

function isMessage(data: unknown): data is Message {
  return typeof data === 'object' && data !== null && (data as Message).jsonrpc === '2.0';
}
