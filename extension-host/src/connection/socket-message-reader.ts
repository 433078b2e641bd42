import type { Socket } from 'node:net';
import { afterField, type Packing } from '@plugo/sdk/protocol';
import {
  AbstractMessageReader,
  type DataCallback,
  type Disposable,
  type MessageReader,
} from 'vscode-jsonrpc';
import { alertness } from './alertness.js';
import { decodeBody } from './encoding/decode-body.js';
import { plainJson } from './encoding/plain-json.js';
import { notAgreedOn, type Unpacker } from './encoding/unpacker.js';
import { FrameParser } from './frame-parser.js';
import { handOnDirectly } from './hand-on-directly.js';
import { IncomingBatch } from './incoming-batch.js';
import { type CheckedMessage, checkMessage } from './parse-message.js';
import { ProtocolViolation } from './protocol-violation.js';
import { Turn } from './turn.js';
import { wireLimits } from './wire-limits.js';

/**
 * Reads checked messages from a socket. It can hand over a single one for the handshake and leave the rest unread, and it can
 * be held up, down to the socket, while what was read before waits to be handled.
 *
 * Each message is handled before the next one is handed over, many in one turn of the event loop. It rests, so that others
 * have theirs, after 2 ms, and where what awaits an answer must run before the message that follows the answer.
 *
 * A violation of the protocol is told by `onError`, and nothing is read after it. An exception of the callback counts as one.
 */
export class SocketMessageReader extends AbstractMessageReader implements MessageReader {
  private readonly parser = new FrameParser(wireLimits.firstBody);
  private callback: DataCallback | undefined;
  private isHeld = false;
  private isResting = false;
  private isPumping = false;
  private hasEnded = false;
  /** A message that waits until what awaits the answer before it has run. */
  private upcoming: CheckedMessage | undefined;
  /** Left out during the handshake, when an array is no message. */
  private onBatch: ((batch: IncomingBatch) => void) | undefined;
  private batch: IncomingBatch | undefined;
  private bodyBytes = 0;
  private receivedBytes = 0;
  private readsAttachments = false;
  private handedOver = 0;
  /** On the connection for long messages: the reader of the main one, and how many of its messages come before the last one here. */
  private main: SocketMessageReader | undefined;
  private after = 0;
  private isAwaitingMain = false;
  /** On the main connection: who waits for its messages. */
  private follower: SocketMessageReader | undefined;
  private unpacker: Unpacker | undefined;

  constructor(private readonly socket: Socket) {
    super();
    socket.on('data', this.receive);
    socket.once('end', this.finish);
    socket.once('close', this.finish);
    socket.pause();
  }

  /** Bytes of the frame the last message came in, no longer compressed. */
  get frameBytes(): number {
    return this.bodyBytes;
  }

  /** The same as it came, where it was not plain JSON. */
  get wireBytes(): number {
    return this.receivedBytes;
  }

  /** How the frame of the last message is written. */
  get framePacking(): Packing {
    return this.parser.bodyForm ?? plainJson;
  }

  /** Whether the last message shared its frame with others. */
  get isInBatch(): boolean {
    return this.batch !== undefined;
  }

  /** Hands over the first message only. What follows waits for {@link listen}. */
  listenForFirst(callback: DataCallback): void {
    this.start((message) => {
      this.callback = undefined;
      this.socket.pause();
      callback(message);
    });
  }

  /** From now on messages may come in arrays: told by `onBatch` before the first message of each is handed over. */
  acceptBatches(onBatch: (batch: IncomingBatch) => void): void {
    this.onBatch = onBatch;
  }

  /** From now on messages may have attachments: the peer has heard that they are read. */
  acceptAttachments(): void {
    this.readsAttachments = true;
  }

  /** This connection is for long messages: each is handed over after what the main one carried before it, and is read as there. */
  follow(main: SocketMessageReader): void {
    this.main = main;
    this.readsAttachments = main.readsAttachments;
    main.follower = this;
  }

  /** From now on messages may be packed as was agreed on: the peer has heard it. */
  acceptPacked(unpacker: Unpacker): void {
    this.unpacker = unpacker;
  }

  /** From now on messages may have their full size. */
  listen(callback: DataCallback): Disposable {
    this.parser.maxBody = wireLimits.body;
    this.start(callback);
    return { dispose: () => this.stop() };
  }

  /** Reads no more until {@link proceed}; the peer is held up when the system's buffers are full. */
  hold(): void {
    this.isHeld = true;
    this.socket.pause();
  }

  proceed(): void {
    this.isHeld = false;
    this.readOn();
  }

  private start(callback: DataCallback): void {
    this.callback = callback;
    this.readOn();
  }

  private readOn(): void {
    if (this.isHeld || this.isResting || this.callback === undefined) return;
    this.socket.resume();
    this.pump();
  }

  private readonly receive = (chunk: Buffer): void => {
    this.parser.append(chunk);
    this.pump();
    // Of a large message there is more to come all the time.
    if (!this.parser.isCollecting) alertness.note();
  };

  /** What was read before the peer ended is still handed over, all of it now: the connection is over after that. */
  private readonly finish = (): void => {
    this.hasEnded = true;
    this.isHeld = false;
    this.isResting = false;
    this.pump();
  };

  private pump(): void {
    if (this.isPumping) return;
    this.isPumping = true;
    const turn = new Turn();
    let followsAnswer = false;
    try {
      while (this.callback !== undefined && !this.isHeld && !this.isResting) {
        const message = this.next();
        if (message === undefined) break;
        if (this.isAheadOfMain()) {
          this.upcoming = message;
          this.restUntilMainCaughtUp();
          break;
        }
        if (followsAnswer && 'method' in message && !this.hasEnded) {
          this.upcoming = message;
          this.restUntilAnswerWasUsed();
          break;
        }
        followsAnswer = !('method' in message);
        const { callback } = this;
        handOnDirectly(() => callback(message));
        this.handedOver += 1;
        if (turn.isOverAfterThis() && !this.hasEnded) this.restForOneTurn();
      }
    } catch (error) {
      this.stop();
      this.fireError(error);
    } finally {
      this.isPumping = false;
      this.follower?.goOnAfterMain();
    }
  }

  private next(): CheckedMessage | undefined {
    const message = this.upcoming;
    if (message !== undefined) {
      this.upcoming = undefined;
      return message;
    }
    return this.batch?.next() ?? this.read();
  }

  private read(): CheckedMessage | undefined {
    this.batch = undefined;
    const body = this.parser.next();
    if (body === undefined) return undefined;
    this.bodyBytes = body.length;
    const { headLength } = this.parser;
    if (headLength !== undefined && !this.readsAttachments)
      throw new ProtocolViolation('sent attachments and did not say so in "initialize"');
    if (this.main !== undefined) this.after = this.readAfter();
    const value = this.decode(body, headLength);
    if (this.onBatch === undefined || !Array.isArray(value)) return checkMessage(value);
    this.batch = new IncomingBatch(value);
    this.onBatch(this.batch);
    return this.batch.next();
  }

  private readAfter(): number {
    const { after } = this.parser;
    if (after !== undefined) return after;
    throw new ProtocolViolation(`sent a message on its second connection without ${afterField}`);
  }

  private isAheadOfMain(): boolean {
    return this.main !== undefined && this.after > this.main.handedOver;
  }

  private restUntilMainCaughtUp(): void {
    this.isAwaitingMain = true;
    this.isResting = true;
    this.socket.pause();
  }

  private goOnAfterMain(): void {
    if (!this.isAwaitingMain || this.isAheadOfMain()) return;
    this.isAwaitingMain = false;
    // The last message of the main connection may have been an answer.
    this.restUntilAnswerWasUsed();
  }

  private decode(body: Buffer, headLength: number | undefined): unknown {
    const { bodyForm } = this.parser;
    if (bodyForm === undefined) return decodeBody(body, headLength, this.parser.release);
    if (this.unpacker === undefined)
      throw notAgreedOn(bodyForm.encoding === 'msgpack' ? 'MessagePack' : bodyForm.compression);
    this.receivedBytes = body.length;
    const { value, bytes } = this.unpacker.unpack(body, bodyForm, headLength);
    this.bodyBytes = bytes;
    return value;
  }

  private restForOneTurn(): void {
    this.isResting = true;
    this.socket.pause();
    setImmediate(this.wake);
  }

  /** Ticks run before promises are continued, unless a promise asks for the tick: then after all of them. */
  private restUntilAnswerWasUsed(): void {
    this.isResting = true;
    queueMicrotask(() => process.nextTick(this.wake));
  }

  private readonly wake = (): void => {
    this.isResting = false;
    this.readOn();
  };

  private stop(): void {
    this.callback = undefined;
    this.socket.off('data', this.receive);
    this.socket.off('end', this.finish);
    this.socket.off('close', this.finish);
  }

  override dispose(): void {
    this.stop();
    super.dispose();
  }
}
