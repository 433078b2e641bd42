import net from 'node:net';
import { type Disposable, DisposableStore, toDisposable } from '../base/disposable.js';
import type { Security } from './identity-pair.js';
import { secure } from './secure.js';

/** Connections that are in the middle of a TLS handshake; of more, the one that takes longest is closed. */
const handshakeLimit = 16;

export interface ListenerOptions {
  /** Runs when the listener is disposed, or at once when binding fails. */
  readonly release?: () => void;
  /** Left out: connections are not encrypted. */
  readonly security?: Security | undefined;
}

/** What becomes of those who connect. */
export interface Visitors {
  /** Owns the connection from now on. */
  onSocket(socket: net.Socket): void;
  /** Somebody was turned away before a word was exchanged. The reason is the rest of a sentence. */
  onRefused(reason: string): void;
}

/** A server socket that waits for one extension. Nobody can reach it once it is disposed. */
export class Listener implements Disposable {
  private readonly resources = new DisposableStore();
  /** Connected, and not handed over yet: in a handshake, or early. */
  private readonly waiting = new Set<net.Socket>();
  private readonly early: (() => void)[] = [];
  private visitors: Visitors | undefined;
  private reached = false;

  private constructor(
    private readonly server: net.Server,
    private readonly options: ListenerOptions,
  ) {
    this.resources.add(toDisposable(() => options.release?.()));
    this.resources.add(toDisposable(() => server.close()));
    this.resources.add(toDisposable(() => this.closeWaiting()));
    server.on('connection', (socket) => this.receive(socket));
    // A server reports errors of single connections here; the others go on.
    server.on('error', () => undefined);
  }

  /**
   * Binds.
   *
   * @throws the system's error, such as `EACCES`
   */
  static bind(place: net.ListenOptions, options: ListenerOptions): Promise<Listener> {
    return new Promise((resolve, reject) => {
      const server = net.createServer();
      server.once('error', (error) => {
        options.release?.();
        reject(error);
      });
      server.listen({ ...place, readableAll: false, writableAll: false }, () => {
        server.removeAllListeners('error');
        resolve(new Listener(server, options));
      });
    });
  }

  /** The TCP port it got; 0 for a Unix socket or pipe. */
  get port(): number {
    const address = this.server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  /** Whether anybody has connected, whoever it was. */
  get wasReached(): boolean {
    return this.reached;
  }

  /** Tells of everybody who connects, those that came before included. */
  accept(visitors: Visitors): void {
    this.visitors = visitors;
    for (const announce of this.early.splice(0)) announce();
  }

  private receive(socket: net.Socket): void {
    this.reached = true;
    // A peer that resets the connection must not end the host, whoever owns the socket by then.
    socket.on('error', () => undefined);
    // Small messages must not wait for others: without it each call takes 40 ms. Does nothing to a Unix socket.
    socket.setNoDelay(true);
    this.waiting.add(socket);
    socket.once('close', () => this.waiting.delete(socket));
    const { security } = this.options;
    if (security === undefined) this.handOver(socket, socket);
    else void this.secure(socket, security);
  }

  private async secure(socket: net.Socket, security: Security): Promise<void> {
    if (this.waiting.size > handshakeLimit) [...this.waiting][0]?.destroy();
    try {
      const encrypted = await secure(socket, security);
      encrypted.on('error', () => undefined);
      this.handOver(socket, encrypted);
    } catch (error) {
      this.announce(({ onRefused }) => onRefused((error as Error).message));
    }
  }

  /** @param socket As it came, and `encrypted` or the same where it is not. */
  private handOver(socket: net.Socket, encrypted: net.Socket): void {
    this.announce(({ onSocket }) => {
      this.waiting.delete(socket);
      onSocket(encrypted);
    });
  }

  private announce(tell: (visitors: Visitors) => void): void {
    const { visitors } = this;
    if (this.resources.isDisposed) this.closeWaiting();
    else if (visitors !== undefined) tell(visitors);
    else this.early.push(() => this.announce(tell));
  }

  private closeWaiting(): void {
    for (const socket of this.waiting) socket.destroy();
    this.waiting.clear();
  }

  /** Stops listening and removes what it left on disk. Connections handed over live on. */
  dispose(): void {
    this.resources.dispose();
  }
}
