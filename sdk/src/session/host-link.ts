import {
  type CancellationToken,
  CancellationTokenSource,
  type MessageConnection,
  type NotificationType,
  ProgressType,
  type RequestParam,
  type RequestType,
} from 'vscode-jsonrpc';
import type { Disposable } from '../disposable.js';
import { toHostError } from '../host-error.js';
import type { Progress } from '../protocol/progress.js';
import { StreamItemNotification, type StreamToken } from '../protocol/stream.js';

/** The way to the host: requests fail with a `HostError`, notifications never fail. */
export class HostLink {
  #tokens = 0;

  readonly #streams = new Map<StreamToken, (item: unknown) => void>();

  constructor(private readonly connection: MessageConnection) {
    connection.onNotification(StreamItemNotification, ({ token, item }) => this.#streams.get(token)?.(item));
  }

  /** Sends a request. Once the signal is aborted the host is told; it then answers with an error. */
  async request<P, R>(type: RequestType<P, R, void>, params: P, signal?: AbortSignal): Promise<R> {
    if (signal === undefined) return this.#send(type, params);
    const source = new CancellationTokenSource();
    const cancel = () => source.cancel();
    if (signal.aborted) cancel();
    else signal.addEventListener('abort', cancel);
    try {
      return await this.#send(type, params, source.token);
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  /** Hears the `$/progress` of one token, which belongs into the request it is about. */
  follow(listener: (progress: Progress) => void): Disposable & { readonly token: number } {
    this.#tokens += 1;
    const token = this.#tokens;
    const following = this.connection.onProgress(new ProgressType<Progress>(), token, listener);
    return { token, dispose: () => following.dispose() };
  }

  /** Hears the items of a stream under a token of its own. */
  readStream(listener: (item: unknown) => void): Disposable & { readonly token: number } {
    this.#tokens += 1;
    const token = this.#tokens;
    this.#streams.set(token, listener);
    return { token, dispose: () => this.#streams.delete(token) };
  }

  async #send<P, R>(type: RequestType<P, R, void>, params: P, token?: CancellationToken): Promise<R> {
    try {
      return await this.connection.sendRequest(type, params as RequestParam<P>, token);
    } catch (error) {
      throw toHostError(error);
    }
  }

  /** Sends a notification. One that can no longer be sent is lost: the host that would read it is gone. */
  notify<P>(type: NotificationType<P>, params: P): void {
    try {
      this.connection.sendNotification(type, params as RequestParam<P>).catch(() => {});
    } catch {
      // Closed: the process is about to exit.
    }
  }
}
