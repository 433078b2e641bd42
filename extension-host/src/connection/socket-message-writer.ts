import type { Socket } from 'node:net';
import { AbstractMessageWriter, Message, type MessageWriter } from 'vscode-jsonrpc';
import { BatchAnswers } from './batch-answers.js';
import type { IncomingBatch } from './incoming-batch.js';
import { OutgoingFrames } from './outgoing-frames.js';
import type { MessageId } from './parse-message.js';
import { formatBytes, wireLimits } from './wire-limits.js';

/** What a writer tells its connection. */
export interface WriterEvents {
  /** A message was accepted and will be sent. */
  onAccepted(message: Message, bytes: number): void;
  /** More than is allowed waits for a peer that does not read. */
  onOverflow(): void;
  /** Something was sent, so less is waiting. */
  onDrain(): void;
}

/**
 * Writes messages to a socket, all of one tick, or each 16, in one system call. `write` resolves when a message is accepted,
 * not when it was sent; it rejects, with a sentence, when it cannot be: the connection is closed, it is too large, or no JSON.
 */
export class SocketMessageWriter extends AbstractMessageWriter implements MessageWriter {
  private readonly frames = new OutgoingFrames();
  private readonly batchAnswers = new BatchAnswers();
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

  async write(message: Message): Promise<void> {
    this.send(message);
  }

  /** The same, at once. @throws Error */
  send(message: Message): void {
    if (!this.socket.writable) throw new Error('The connection is closed.');
    const text = toJson(message);
    const size = Buffer.byteLength(text);
    if (size > wireLimits.body) {
      throw new Error(
        `It takes ${formatBytes(size)}, and a message may have ${formatBytes(wireLimits.body)}.`,
      );
    }
    this.events?.onAccepted(message, size);
    this.unsentBytes += size;
    const id = Message.isResponse(message) ? message.id : null;
    if (id !== null && this.batchAnswers.isExpected(id)) this.answerTogether(id, text, size);
    else this.enqueue(text, size);
    if (this.unsentBytes > wireLimits.unsent) this.events?.onOverflow();
  }

  /** From now on messages of one tick travel as JSON-RPC batches: the peer says that it reads them. */
  sendBatches(): void {
    this.flush();
    this.frames.asBatch = true;
  }

  /** The requests of this batch are answered in one array, unless the peer reads batches of any kind. */
  answerInOneArray(batch: IncomingBatch): void {
    if (!this.frames.asBatch) this.batchAnswers.expect(batch.requestIds);
  }

  private answerTogether(id: MessageId, text: string, size: number): void {
    for (const { text: array, booked } of this.batchAnswers.take(id, text, size)) {
      const bytes = Buffer.byteLength(array);
      this.unsentBytes += bytes - booked;
      this.enqueue(array, bytes);
    }
  }

  private enqueue(body: string, bytes: number): void {
    if (this.frames.hasNoPlaceFor(bytes)) this.flush();
    if (this.frames.isEmpty) process.nextTick(this.flush);
    this.frames.add(body, bytes);
    if (this.frames.isFull) this.flush();
  }

  /** Sends what was accepted in this tick. */
  readonly flush = (): void => {
    if (this.frames.isEmpty) return;
    const { data, encoding, bodyBytes } = this.frames.take();
    // The callback also comes when the socket fails; the connection hears of that by itself.
    this.socket.write(data, encoding, () => {
      this.unsentBytes -= bodyBytes;
      this.events?.onDrain();
    });
  };

  end(): void {
    this.flush();
    this.socket.end();
  }
}

function toJson(message: Message): string {
  try {
    return JSON.stringify(message);
  } catch (error) {
    throw new Error(`It cannot be written as JSON: ${(error as Error).message}`);
  }
}
