import { setMaxListeners } from 'node:events';
import { currentCall } from '../current-call.js';
import {
  ExtensionCallRequest,
  ExtensionStreamRequest,
  ServiceCallRequest,
} from '../protocol/extension-call.js';
import type { Progress } from '../protocol/progress.js';
import { StreamCreditNotification } from '../protocol/stream.js';
import type { HostLink } from '../session/host-link.js';
import { ItemQueue, streamWindow } from './item-queue.js';

/** An object of another extension: its methods, each answering with a promise. */
export type Remote<T> = {
  readonly [K in keyof T as T[K] extends (...args: never[]) => unknown ? K : never]: T[K] extends (
    ...args: infer A
  ) => infer R
    ? (...args: A) => Promise<Awaited<R>>
    : never;
};

/** How calls are made. */
export interface CallOptions {
  /** Told how far a call has got, before it is answered; where that is reported often, the newest each 50 ms. */
  readonly onProgress?: (progress: Progress) => void;
  /** Cancels the call. Without it, a call made while one is served is cancelled together with that one. */
  readonly signal?: AbortSignal;
  /** Milliseconds, of a stream to wait for each item; 30,000 when left out. */
  readonly timeout?: number;
}

/** The ways to call other extensions. */
export interface RemoteCalls {
  /** Calls, for instance, `call('plugo.hello-world', 'MyPlugin.SayHello', 'Ada')`. */
  call<R = unknown>(extensionId: string, method: string, ...args: unknown[]): Promise<R>;
  /** The same with types: `get<MyPlugin>('plugo.hello-world', 'MyPlugin').SayHello('Ada')`. Asks the host nothing itself. */
  get<T extends object>(extensionId: string, objectName: string): Remote<T>;
  /**
   * Calls a service: of your dependencies that provide it, in the order in which you name them, the first that can answer. Rejects with
   * `SERVICE_NOT_FOUND` where there is none.
   */
  callService<R = unknown>(service: string, method: string, ...args: unknown[]): Promise<R>;
  /**
   * The items of a method that streams, as they come: `for await (const line of stream('me.reader', 'Reader.lines', file))`. It is
   * called when the loop begins, sends no more than the loop uses, and is cancelled when the loop is left.
   */
  stream<T = unknown>(
    extensionId: string,
    method: string,
    ...args: unknown[]
  ): AsyncGenerator<T, void, undefined>;
}

export function createRemoteCalls(
  host: HostLink,
  { onProgress, signal, timeout }: CallOptions,
  onError: (error: unknown) => void,
): RemoteCalls {
  const limit = timeout === undefined ? {} : { timeout };
  const shared = signal === undefined ? undefined : sharable(signal);
  const wanted = () => shared ?? currentCall()?.signal;

  async function send<R>(request: (more: { progressToken?: number }) => Promise<R>): Promise<R> {
    if (onProgress === undefined) return request({});
    const following = host.follow((progress) => {
      try {
        onProgress(progress);
      } catch (error) {
        onError(error);
      }
    });
    try {
      return await request({ progressToken: following.token });
    } finally {
      following.dispose();
    }
  }

  async function* stream<T>(extension: string, method: string, ...args: unknown[]) {
    const left = new AbortController();
    const leave = () => left.abort();
    const outer = wanted();
    if (outer?.aborted) leave();
    else outer?.addEventListener('abort', leave);
    const { token, dispose } = host.readStream((item) => items.push(item));
    const items = new ItemQueue((count) => host.notify(StreamCreditNotification, { token, count }));
    const params = { extension, method, arguments: args, ...limit, token, credit: streamWindow };
    send((more) => host.request(ExtensionStreamRequest, { ...params, ...more }, left.signal)).then(
      () => items.end(),
      (error: Error) => items.end(error),
    );
    try {
      for (let next = await items.next(); !next.done; next = await items.next()) yield next.value as T;
    } finally {
      outer?.removeEventListener('abort', leave);
      dispose();
      leave();
    }
  }

  async function call<R>(extension: string, method: string, ...args: unknown[]): Promise<R> {
    const params = { extension, method, arguments: args, ...limit };
    return (await send((more) => host.request(ExtensionCallRequest, { ...params, ...more }, wanted()))) as R;
  }
  return {
    call,
    stream,
    async callService<R>(service: string, method: string, ...args: unknown[]) {
      const params = { service, method, arguments: args, ...limit };
      return (await send((more) => host.request(ServiceCallRequest, { ...params, ...more }, wanted()))) as R;
    },
    get<T extends object>(extension: string, objectName: string) {
      const remote = new Proxy(Object.create(null), {
        // Not a promise: `await` asks every object for `then`.
        get: (_, name) =>
          typeof name === 'string' && name !== 'then'
            ? (...args: unknown[]) => call(extension, `${objectName}.${name}`, ...args)
            : undefined,
      });
      return remote as Remote<T>;
    },
  };
}

/** The same signal for any number of calls: Node takes more than ten listeners for a leak. */
function sharable(signal: AbortSignal): AbortSignal {
  const shared = AbortSignal.any([signal]);
  setMaxListeners(0, shared);
  return shared;
}
