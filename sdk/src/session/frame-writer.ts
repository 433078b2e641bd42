import type { Socket } from 'node:net';
import { AbstractMessageWriter, type Message, type MessageWriter } from 'vscode-jsonrpc/node';

/** So many messages are sent without waiting for the end of the tick: the host works on them while the next ones are made. */
const sentEarly = 16;

/**
 * Writes the messages of one tick in one system call. The library's own writer sends header and body apart, and waits in
 * between; with `noDelay` that is two packets and two turns of the event loop a message.
 */
export class FrameWriter extends AbstractMessageWriter implements MessageWriter {
  readonly #socket: Socket;
  #frames = '';
  #count = 0;
  #isAscii = true;

  constructor(socket: Socket) {
    super();
    this.#socket = socket;
    socket.on('error', (error) => this.fireError(error));
    socket.on('close', () => this.fireClose());
  }

  /** Resolves when the message will be sent with the others of its tick; where that fails, the connection closes. */
  async write(message: Message): Promise<void> {
    if (!this.#socket.writable) throw new Error('The connection is closed.');
    const body = JSON.stringify(message);
    const size = Buffer.byteLength(body);
    if (this.#count === 0) process.nextTick(this.#flush);
    this.#frames += `Content-Length: ${size}\r\n\r\n${body}`;
    this.#isAscii &&= size === body.length;
    this.#count += 1;
    if (this.#count === sentEarly) this.#flush();
  }

  readonly #flush = (): void => {
    if (this.#count === 0) return;
    // Each character is one byte then, and need not be looked at again.
    this.#socket.write(this.#frames, this.#isAscii ? 'latin1' : 'utf8');
    this.#frames = '';
    this.#count = 0;
    this.#isAscii = true;
  };

  end(): void {
    this.#flush();
    this.#socket.end();
  }
}
