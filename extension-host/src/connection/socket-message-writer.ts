import type { Socket } from 'node:net';
import {
  afterField,
  type EncodedMessage,
  headLengthField,
  longMessage,
  releaseText,
} from '@plugo/sdk/protocol';
import type { PackedFrames } from '@plugo/sdk/protocol/encodings';
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
  private sentMessages = 0;
  private bulk: Socket | undefined;
  /** In place of `frames` and all that is about JSON, where something else was agreed on. */
  private packed: PackedFrames | undefined;
  private events: WriterEvents | undefined;

  constructor(private readonly socket: Socket) {
    super();
  }

  /** Accepted bytes that the system has not taken yet, on either connection. */
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
    if (this.packed !== undefined) this.sendInPack(message, this.packed);
    else this.sendInJson(message);
    if (this.unsentBytes > wireLimits.unsent) this.events?.onOverflow();
  }

  private sendInJson(message: Message): void {
    const encoded = this.encode(message, this.encodeInJson);
    const { json, bytes, attachments } = encoded;
    this.events?.onAccepted(message, bytes);
    this.unsentBytes += bytes;
    const id = Message.isResponse(message) ? message.id : null;
    if (isLong(message, bytes) && this.bulk?.writable) this.sendAlone(encoded, id, this.bulk);
    else if (attachments.length > 0) this.sendAlone(encoded, id);
    else if (id !== null && this.batchAnswers.isExpected(id)) this.answerTogether(id, json, bytes);
    else this.enqueue(json, bytes);
  }

  private readonly encodeInJson = (message: Message): EncodedMessage =>
    encodeWithinLimit(message, this.canAttach);

  /** From now on messages carry their binary data and long strings beside the JSON: the peer says that it reads that. */
  sendAttachments(): void {
    this.canAttach = true;
  }

  /** From now on long requests and answers go over this connection, which nobody else writes to. */
  sendLongOver(bulk: Socket): void {
    this.bulk = bulk;
  }

  /** Whether long requests and answers go over a connection of their own. */
  get hasSecond(): boolean {
    return this.bulk?.writable === true;
  }

  /** From now on messages of one tick travel as JSON-RPC batches: the peer says that it reads them. */
  sendBatches(): void {
    this.flush();
    this.frames.asBatch = true;
  }

  /** From now on messages are packed as was agreed on, several in one array. */
  sendPacked(packed: PackedFrames): void {
    this.flush();
    this.packed = packed;
  }

  /** The requests of this batch are answered in one array, unless the peer reads batches of any kind. */
  answerInOneArray(batch: IncomingBatch): void {
    if (!this.frames.asBatch) this.batchAnswers.expect(batch.requestIds);
  }

  private encode<T>(message: Message, encode: (message: Message) => T): T {
    try {
      return encode(message);
    } catch (error) {
      const instead = answerInItsPlace(message, error as Error);
      if (instead === undefined) throw error;
      return encode(instead);
    }
  }

  private sendInPack(message: Message, packed: PackedFrames): void {
    const wasEmpty = packed.isEmpty;
    const bytes = this.encode(message, (tried) => packed.add(tried));
    this.events?.onAccepted(message, bytes);
    this.unsentBytes += bytes;
    if (wasEmpty) process.nextTick(this.flush);
    if (packed.isFull) this.flush();
  }

  /**
   * Attachments have no place in an array. What was written before goes first, also where this one takes the connection for long
   * messages: it says how many they were. All of it in one system call.
   */
  private sendAlone(encoded: EncodedMessage, id: MessageId | null, bulk?: Socket): void {
    if (id !== null) this.sendArrays(this.batchAnswers.leaveOut(id));
    if (bulk === undefined) {
      this.flush();
      this.sentMessages += 1;
    }
    const { json, headLength, attachments, bytes } = encoded;
    const split = attachments.length > 0 ? `${headLengthField}: ${headLength}\r\n` : '';
    const after = bulk === undefined ? '' : `${afterField}: ${this.sentMessages}\r\n`;
    const pieces = [`Content-Length: ${bytes}\r\n${split}${after}\r\n${json}`, ...attachments];
    const last = pieces.pop() as string | Uint8Array;
    const socket = bulk ?? this.socket;
    socket.cork();
    for (const piece of pieces) socket.write(piece);
    socket.write(last, () => {
      releaseText(attachments);
      this.sent(bytes);
    });
    socket.uncork();
  }

  private answerTogether(id: MessageId, text: string, size: number): void {
    this.sendArrays(this.batchAnswers.take(id, text, size));
  }

  private sendArrays(arrays: readonly AnswerArray[]): void {
    for (const { text: array, booked, count } of arrays) {
      const bytes = Buffer.byteLength(array);
      this.unsentBytes += bytes - booked;
      this.enqueue(array, bytes, count);
    }
  }

  /** @param count Messages in the body. */
  private enqueue(body: string, bytes: number, count = 1): void {
    this.sentMessages += count;
    if (this.frames.hasNoPlaceFor(bytes)) this.flush();
    if (this.frames.isEmpty) process.nextTick(this.flush);
    this.frames.add(body, bytes);
    if (this.frames.isFull) this.flush();
  }

  /** Sends what was accepted in this tick. */
  readonly flush = (): void => {
    if (this.packed?.isEmpty === false) {
      const { data, bodyBytes } = this.packed.take();
      this.socket.write(data, () => this.sent(bodyBytes));
    }
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

/** Whether a message may take the connection for long ones. Notifications keep their order among each other. */
export function isLong(message: Message, bytes: number): boolean {
  return bytes > longMessage && !Message.isNotification(message);
}
