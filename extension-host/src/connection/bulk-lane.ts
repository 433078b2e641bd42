import type { ConnectionOpenParams } from '@plugo/sdk/protocol';
import type { Disposable } from '../base/disposable.js';
import type { MessageStreams } from './message-streams.js';

/** The extension has so long to connect once more. Milliseconds. */
export const bulkLaneTimeout = 10_000;

/** Where the extension can connect once more. */
export interface SecondDoor extends Disposable {
  /** What it needs to know to do so. */
  readonly invitation: ConnectionOpenParams;
  /** Waits for it and greets it. */
  acceptSecond(timeout: number, signal: AbortSignal): Promise<MessageStreams>;
}

export interface BulkLaneOptions {
  /** Left out where the extension has one connection. */
  readonly openDoor: (() => Promise<SecondDoor>) | undefined;
  /** Asks the extension to come. Rejects where it cannot. */
  readonly invite: (invitation: ConnectionOpenParams) => Promise<unknown>;
  /** Takes the connection. */
  readonly use: (streams: MessageStreams) => void;
  /** Told why there is none. */
  readonly warn: (message: string) => void;
}

/**
 * The second connection of an extension, for long requests and answers. It is opened when there is the first of them, and once: where
 * that fails, they go on over the main connection. It belongs to the main connection, and is lost with it, as that with this one.
 */
export class BulkLane implements Disposable {
  private readonly abandon = new AbortController();
  private wasWanted = false;
  private isHeld = false;
  private isDisposed = false;
  private streams: MessageStreams | undefined;

  constructor(private readonly options: BulkLaneOptions) {}

  /** There was a long message: more are to be expected. */
  want(): void {
    const { openDoor, warn } = this.options;
    if (this.wasWanted || this.isDisposed || openDoor === undefined) return;
    this.wasWanted = true;
    this.open(openDoor).catch(({ message }: Error) => {
      if (this.isDisposed) return;
      warn(`There is no second connection for long transfers, so all go over the first one. ${message}`);
    });
  }

  hold(): void {
    this.isHeld = true;
    this.streams?.reader.hold();
  }

  proceed(): void {
    this.isHeld = false;
    this.streams?.reader.proceed();
  }

  /** Closes it, or ends the wait for it. */
  dispose(): void {
    this.isDisposed = true;
    this.abandon.abort();
    this.streams?.socket.destroy();
    this.streams?.reader.dispose();
  }

  private async open(openDoor: () => Promise<SecondDoor>): Promise<void> {
    const door = await openDoor();
    const { signal } = this.abandon;
    try {
      signal.throwIfAborted();
      const accepted = door.acceptSecond(bulkLaneTimeout, signal);
      this.options.invite(door.invitation).catch((error) => this.abandon.abort(error));
      const streams = await accepted;
      if (this.isDisposed) {
        streams.socket.destroy();
        return;
      }
      this.streams = streams;
      if (this.isHeld) streams.reader.hold();
      this.options.use(streams);
    } finally {
      door.dispose();
    }
  }
}
