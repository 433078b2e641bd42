import type { Socket } from 'node:net';
import { type EncodedMessage, headLengthField, releaseText } from '@plugo/sdk/protocol';
import { AbstractMessageWriter, Message, type MessageWriter } from 'vscode-jsonrpc';
import { type AnswerArray, BatchAnswers } from './batch-answers.js';
import { answerInItsPlace } from './encoding/answer-in-its-place.js';
import { encodeWithinLimit } from './encoding/encode-within-limit.js';
import type { IncomingBatch } from './incoming-batch.js';
import { OutgoingFrames } from './outgoing-frames.js';
import type { MessageId } from './parse-message.js';
import { wireLimits } from './wire-limits.js';

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
  private canAttach = false;
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
    const encoded = this.encode(message);
    const { json, bytes, attachments } = encoded;
    this.events?.onAccepted(message, bytes);
    this.unsentBytes += bytes;
    const id = Message.isResponse(message) ? message.id : null;
    if (attachments.length > 0) this.sendAlone(encoded, id);
    else if (id !== null && this.batchAnswers.isExpected(id)) this.answerTogether(id, json, bytes);
    else this.enqueue(json, bytes);
    if (this.unsentBytes > wireLimits.unsent) this.events?.onOverflow();
  }

  /** From now on messages carry their binary data and long strings beside the JSON: the peer says that it reads that. */
  sendAttachments(): void {
    this.canAttach = true;
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

  private encode(message: Message): EncodedMessage {
    try {
      return encodeWithinLimit(message, this.canAttach);
    } catch (error) {
      const instead = answerInItsPlace(message, error as Error);
      if (instead === undefined) throw error;
      return encodeWithinLimit(instead, this.canAttach);
    }
  }

  /** Attachments have no place in an array. What was written before goes first; all of it in one system call. */
  private sendAlone({ json, headLength, attachments, bytes }: EncodedMessage, id: MessageId | null): void {
    if (id !== null) this.sendArrays(this.batchAnswers.leaveOut(id));
    this.flush();
    const header = `Content-Length: ${bytes}\r\n${headLengthField}: ${headLength}\r\n\r\n`;
    this.socket.cork();
    this.socket.write(header + json);
    for (const attachment of attachments.slice(0, -1)) this.socket.write(attachment);
    this.socket.write(attachments.at(-1) as Uint8Array, () => {
      releaseText(attachments);
      this.sent(bytes);
    });
    this.socket.uncork();
  }

  private answerTogether(id: MessageId, text: string, size: number): void {
    this.sendArrays(this.batchAnswers.take(id, text, size));
  }

  private sendArrays(arrays: readonly AnswerArray[]): void {
    for (const { text: array, booked } of arrays) {
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
    this.socket.write(data, encoding, () => this.sent(bodyBytes));
  };

  private sent(bytes: number): void {
    this.unsentBytes -= bytes;
    this.events?.onDrain();
  }

  end(): void {
    this.flush();
    this.socket.end();
  }
}
