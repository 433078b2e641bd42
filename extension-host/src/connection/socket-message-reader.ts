import type { Socket } from 'node:net';
import {
  AbstractMessageReader,
  type DataCallback,
  type Disposable,
  type MessageReader,
} from 'vscode-jsonrpc';
import { FrameParser } from './frame-parser.js';
import { parseMessage } from './parse-message.js';
import { wireLimits } from './wire-limits.js';

/**
 * Reads checked messages from a socket. It can hand over a single one for the handshake and leave the rest unread, and it can
 * be held up, down to the socket, while what was read before waits to be handled.
 *
 * A violation of the protocol is told by `onError`, and nothing is read after it. An exception of the callback counts as one.
 */
export class SocketMessageReader extends AbstractMessageReader implements MessageReader {
  private readonly parser = new FrameParser(wireLimits.firstBody);
  private callback: DataCallback | undefined;
  private isHeld = false;
  private isPumping = false;

  constructor(private readonly socket: Socket) {
    super();
    socket.on('data', this.receive);
    socket.once('end', this.finish);
    socket.once('close', this.finish);
    socket.pause();
  }

  /** Hands over the first message only. What follows waits for {@link listen}. */
  listenForFirst(callback: DataCallback): void {
    this.start((message) => {
      this.callback = undefined;
      this.socket.pause();
      callback(message);
    });
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
    this.socket.resume();
    this.pump();
  }

  private start(callback: DataCallback): void {
    this.callback = callback;
    this.socket.resume();
    this.pump();
  }

  private readonly receive = (chunk: Buffer): void => {
    this.parser.append(chunk);
    this.pump();
  };

  /** What was read before the peer ended is still handed over. */
  private readonly finish = (): void => {
    this.isHeld = false;
    this.pump();
  };

  private pump(): void {
    if (this.isPumping) return;
    this.isPumping = true;
    try {
      while (this.callback !== undefined && !this.isHeld) {
        const body = this.parser.next();
        if (body === undefined) break;
        this.callback(parseMessage(body));
      }
    } catch (error) {
      this.stop();
      this.fireError(error);
    } finally {
      this.isPumping = false;
    }
  }

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
