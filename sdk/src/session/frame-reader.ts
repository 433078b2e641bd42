import type { Socket } from 'node:net';
import {
  AbstractMessageReader,
  type DataCallback,
  type Disposable,
  type Message,
  type MessageReader,
} from 'vscode-jsonrpc/node';
import { alertness } from './alertness.js';
import type { CallServer } from './call-server.js';
import { decodeBody } from './encoding/decode-body.js';
import type { Encodings } from './encoding/encodings.js';
import { FrameParser } from './frame-parser.js';
import { handOnDirectly } from './hand-on-directly.js';

/** Milliseconds after which timers and sockets of the extension get their turn, however many messages have come. */
const longestTurn = 2;
/** The clock is read once in so many messages: it costs as much as a part of one. */
const messagesBetweenLooks = 8;

/**
 * Reads messages from the host. Each is handled before the next one is handed over, many in one turn of the event loop. It
 * rests, so that others have theirs, after 2 ms, and where what awaits an answer must run before the message after it.
 */
export class FrameReader extends AbstractMessageReader implements MessageReader {
  readonly #socket: Socket;
  readonly #parser = new FrameParser();
  #callback: DataCallback | undefined;
  #calls: CallServer | undefined;
  #upcoming: Message | undefined;
  /** The messages of an array, and the position of the next one. */
  #batch: readonly Message[] = [];
  #position = 0;
  #isResting = false;
  #handedOver = 0;
  /** On the connection for long messages: the reader of the main one, and how many of its messages come before the last one here. */
  #main: FrameReader | undefined;
  #after = 0;
  #isAwaitingMain = false;
  /** On the main connection: who waits for its messages. */
  #follower: FrameReader | undefined;
  #isHeld = false;
  #encodings: Encodings | undefined;
  /** A body that came with the answer to `initialize`, and is kept until what reads it is loaded. */
  #early: Buffer | undefined;

  constructor(socket: Socket) {
    super();
    this.#socket = socket;
    socket.on('error', (error) => this.fireError(error));
    socket.on('close', () => this.fireClose());
  }

  /** From now on calls go to who serves them, and only the other messages to the callback. */
  serveCalls(calls: CallServer): void {
    this.#calls = calls;
  }

  /** This connection is for long messages: each is handed on as on the main one, after what that has carried before it. */
  follow(main: FrameReader): void {
    this.#main = main;
    this.#calls = main.#calls;
    this.#callback = main.#callback;
    main.#follower = this;
    main.#calls?.expectOvertaking();
  }

  /** The main connection has handed on more. */
  goOnAfterMain(): void {
    if (!this.#isAwaitingMain || this.#isAheadOfMain()) return;
    this.#isAwaitingMain = false;
    this.#socket.resume();
    // The last message of the main connection may have been an answer.
    this.#restUntilAnswerWasUsed();
  }

  /** Nothing is handed over until {@link proceed}. */
  hold(): void {
    this.#isHeld = true;
    this.#socket.pause();
  }

  /** From now on messages may be something else than plain JSON. */
  acceptPacked(encodings: Encodings): void {
    this.#encodings = encodings;
  }

  proceed(): void {
    if (!this.#isHeld) return;
    this.#isHeld = false;
    this.#socket.resume();
    if (!this.#isResting) this.#pump();
  }

  listen(callback: DataCallback): Disposable {
    this.#callback = callback;
    this.#socket.on('data', this.#receive);
    return { dispose: () => this.#stop() };
  }

  override dispose(): void {
    this.#stop();
    super.dispose();
  }

  #stop(): void {
    this.#callback = undefined;
    this.#socket.off('data', this.#receive);
  }

  readonly #receive = (chunk: Buffer): void => {
    this.#parser.append(chunk);
    if (!this.#isResting && !this.#isHeld) this.#pump();
    this.#parser.keep();
    // Of a large message there is more to come all the time.
    if (!this.#parser.isCollecting) alertness.note();
  };

  #pump(): void {
    const end = performance.now() + longestTurn;
    let handled = 0;
    let followsAnswer = false;
    try {
      for (let message = this.#next(); message !== undefined; message = this.#next()) {
        if (this.#isAheadOfMain()) {
          this.#upcoming = message;
          this.#restUntilMainCaughtUp();
          return;
        }
        if (followsAnswer && 'method' in message) {
          this.#upcoming = message;
          this.#restUntilAnswerWasUsed();
          return;
        }
        followsAnswer = !('method' in message);
        this.#handOn(message);
        this.#handedOver += 1;
        handled += 1;
        if (handled % messagesBetweenLooks === 0 && performance.now() >= end) {
          this.#restForOneTurn();
          return;
        }
      }
    } catch (error) {
      // Nothing after it could be trusted.
      this.fireError(error);
      this.#socket.destroy();
    } finally {
      this.#follower?.goOnAfterMain();
    }
  }

  #handOn(message: Message): void {
    if (this.#calls?.receive(message)) return;
    handOnDirectly(() => this.#callback?.(message));
  }

  #next(): Message | undefined {
    const message = this.#upcoming;
    if (message !== undefined) {
      this.#upcoming = undefined;
      return message;
    }
    if (this.#position === this.#batch.length && !this.#read()) return undefined;
    this.#position += 1;
    return this.#batch[this.#position - 1];
  }

  /** Reads one message or an array of them. False until more bytes arrive. */
  #read(): boolean {
    const body = this.#early ?? this.#parser.next();
    this.#early = undefined;
    if (body === undefined) return false;
    if (this.#parser.form !== undefined && this.#encodings === undefined) {
      this.#early = body;
      return false;
    }
    if (this.#main !== undefined) this.#after = this.#parser.after;
    const value = this.#decode(body) as Message | readonly Message[];
    this.#batch = Array.isArray(value) ? value : [value as Message];
    this.#position = 0;
    return this.#batch.length > 0 || this.#read();
  }

  #isAheadOfMain(): boolean {
    return this.#main !== undefined && this.#after > this.#main.#handedOver;
  }

  #restUntilMainCaughtUp(): void {
    this.#isAwaitingMain = true;
    this.#isResting = true;
    this.#socket.pause();
  }

  #decode(body: Buffer): unknown {
    const { form, headLength } = this.#parser;
    if (form === undefined || this.#encodings === undefined)
      return decodeBody(body, headLength, this.#parser.release);
    return this.#encodings.decode(body, form, headLength);
  }

  #restForOneTurn(): void {
    this.#isResting = true;
    this.#socket.pause();
    setImmediate(() => {
      if (!this.#isHeld) this.#socket.resume();
      this.#wake();
    });
  }

  /** Ticks run before promises are continued, unless a promise asks for the tick: then after all of them. */
  #restUntilAnswerWasUsed(): void {
    this.#isResting = true;
    queueMicrotask(() => process.nextTick(() => this.#wake()));
  }

  #wake(): void {
    this.#isResting = false;
    if (!this.#isHeld) this.#pump();
  }
}
