import { currentCall } from '../current-call.js';
import { ExtensionCallRequest, ServiceCallRequest } from '../protocol/extension-call.js';
import type { HostLink } from '../session/host-link.js';

/** An object of another extension: its methods, each answering with a promise. */
export type Remote<T> = {
  readonly [K in keyof T as T[K] extends (...args: never[]) => unknown ? K : never]: T[K] extends (
    ...args: infer A
  ) => infer R
    ? (...args: A) => Promise<Awaited<R>>
    : never;
};

/**
 * Calls methods of other extensions through the host. They must stand in `extensionDependencies` or
 * `optionalExtensionDependencies`. A call rejects with a `HostError`, whose message is that of the other extension where it
 * threw. Made while a call is served, it is cancelled together with that one.
 */
export interface Extensions {
  /** Calls, for instance, `call('plugo.hello-world', 'MyPlugin.SayHello', 'Ada')`. */
  call<R = unknown>(extensionId: string, method: string, ...args: unknown[]): Promise<R>;
  /** The same with types: `get<MyPlugin>('plugo.hello-world', 'MyPlugin').SayHello('Ada')`. Asks the host nothing itself. */
  get<T extends object>(extensionId: string, objectName: string): Remote<T>;
  /**
   * Calls a service: of your dependencies that provide it, in the order in which you name them, the first that can answer. Rejects with
   * `SERVICE_NOT_FOUND` where there is none.
   */
  callService<R = unknown>(service: string, method: string, ...args: unknown[]): Promise<R>;
}

export function createExtensions(host: HostLink): Extensions {
  async function call<R>(extension: string, method: string, ...args: unknown[]): Promise<R> {
    const params = { extension, method, arguments: args };
    return (await host.request(ExtensionCallRequest, params, currentCall()?.signal)) as R;
  }
  return {
    call,
    async callService<R>(service: string, method: string, ...args: unknown[]) {
      const params = { service, method, arguments: args };
      return (await host.request(ServiceCallRequest, params, currentCall()?.signal)) as R;
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
