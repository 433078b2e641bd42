import net from 'node:net';
import { type Disposable, DisposableStore, toDisposable } from '../base/disposable.js';

/** A server socket that waits for one extension. Nobody can reach it once it is disposed. */
export class Listener implements Disposable {
  private readonly resources = new DisposableStore();
  private readonly waiting: net.Socket[] = [];
  private onSocket: ((socket: net.Socket) => void) | undefined;

  private constructor(
    private readonly server: net.Server,
    release: () => void,
  ) {
    this.resources.add(toDisposable(release));
    this.resources.add(toDisposable(() => server.close()));
    this.resources.add(toDisposable(() => this.closeWaiting()));
    server.on('connection', (socket) => this.receive(socket));
    // A server reports errors of single connections here; the others go on.
    server.on('error', () => undefined);
  }

  /**
   * Binds. `release` runs when the listener is disposed, or at once when binding fails.
   *
   * @throws the system's error, such as `EACCES`
   */
  static bind(options: net.ListenOptions, release: () => void): Promise<Listener> {
    return new Promise((resolve, reject) => {
      const server = net.createServer({ noDelay: true });
      server.once('error', (error) => {
        release();
        reject(error);
      });
      server.listen({ ...options, readableAll: false, writableAll: false }, () => {
        server.removeAllListeners('error');
        resolve(new Listener(server, release));
      });
    });
  }

  /** The TCP port it got; 0 for a Unix socket or pipe. */
  get port(): number {
    const address = this.server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  /** Hands over every connection, those that came before included. The handler owns them. */
  accept(onSocket: (socket: net.Socket) => void): void {
    this.onSocket = onSocket;
    for (const socket of this.waiting.splice(0)) onSocket(socket);
  }

  private receive(socket: net.Socket): void {
    // A peer that resets the connection must not end the host, whoever owns the socket by then.
    socket.on('error', () => undefined);
    if (this.resources.isDisposed) socket.destroy();
    else if (this.onSocket !== undefined) this.onSocket(socket);
    else this.waiting.push(socket);
  }

  private closeWaiting(): void {
    for (const socket of this.waiting.splice(0)) socket.destroy();
  }

  /** Stops listening and removes what it left on disk. Connections handed over live on. */
  dispose(): void {
    this.resources.dispose();
  }
}
