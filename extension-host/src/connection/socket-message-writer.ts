import type { Socket } from 'node:net';
import { AbstractMessageWriter, type Message, type MessageWriter } from 'vscode-jsonrpc';
import { formatBytes, wireLimits } from './wire-limits.js';

/** What a writer tells its connection. */
export interface WriterEvents {
  /** A message was accepted and will be sent. */
  onAccepted(message: Message): void;
  /** More than is allowed waits for a peer that does not read. */
  onOverflow(): void;
  /** Something was sent, so less is waiting. */
  onDrain(): void;
}

const accepted = Promise.resolve();

/** So many messages are sent without waiting for the end of the tick: the peer works on them while the next ones are made. */
const sentEarly = 16;

/**
 * Writes messages to a socket, all of one tick, or each 16, in one system call. `write` resolves when a message is accepted, not when it
 * was sent; it rejects, with a sentence, when it cannot be: the connection is closed, it is too large, or it is no JSON.
 */
export class SocketMessageWriter extends AbstractMessageWriter implements MessageWriter {
  private batch = '';
  private batchBytes = 0;
  private batchCount = 0;
  private isAscii = true;
  private unsentBytes = 0;
  private events: WriterEvents | undefined;

  constructor(private readonly socket: Socket) {
    super();
  }

  /** Accepted bytes that the system has not taken yet. */
  get unsent(): number {
    return this.unsentBytes;
  }

  observe(events: WriterEvents): void {
    this.events = events;
  }

  write(message: Message): Promise<void> {
    if (!this.socket.writable) return Promise.reject(new Error('The connection is closed.'));
    let text: string;
    try {
      text = JSON.stringify(message);
    } catch (error) {
      return Promise.reject(new Error(`It cannot be written as JSON: ${(error as Error).message}`));
    }
    const size = Buffer.byteLength(text);
    if (size > wireLimits.body) {
      return Promise.reject(
        new Error(`It takes ${formatBytes(size)}, and a message may have ${formatBytes(wireLimits.body)}.`),
      );
    }
    this.events?.onAccepted(message);
    this.isAscii &&= size === text.length;
    this.enqueue(`Content-Length: ${size}\r\n\r\n${text}`, size);
    return accepted;
  }

  private enqueue(frame: string, size: number): void {
    if (this.batch === '') process.nextTick(this.flush);
    this.batch += frame;
    this.batchBytes += size;
    this.unsentBytes += size;
    this.batchCount += 1;
    if (this.batchCount === sentEarly) this.flush();
    if (this.unsentBytes > wireLimits.unsent) this.events?.onOverflow();
  }

  /** Sends what was accepted in this tick. */
  readonly flush = (): void => {
    if (this.batch === '') return;
    const { batch, batchBytes, isAscii } = this;
    this.batch = '';
    this.batchBytes = 0;
    this.batchCount = 0;
    this.isAscii = true;
    // Each character of ASCII is one byte, and need not be looked at again.
    // The callback also comes when the socket fails; the connection hears of that by itself.
    this.socket.write(batch, isAscii ? 'latin1' : 'utf8', () => {
      this.unsentBytes -= batchBytes;
      this.events?.onDrain();
    });
  };

  end(): void {
    this.flush();
    this.socket.end();
  }
}
