import type { Disposable } from '../disposable.js';
import {
  type DeliverEventParams,
  PublishEventNotification,
  SubscribeRequest,
  UnsubscribeRequest,
} from '../protocol/event.js';
import type { HostLink } from '../session/host-link.js';

/** Tells others that something happened, and hears it from them. */
export interface Events {
  /**
   * Tells those that subscribe to `<own id>/<topic>`. The topic is letters, digits, dots, hyphens and underscores; data is any
   * JSON of at most 256 Ki characters. Of more than 1,000 events a second some are dropped, which the log tells.
   */
  publish(topic: string, data?: unknown): void;
  /**
   * Hears the events of another extension, such as `plugo.clock/tick`, in the order in which they were published. Its owner must
   * stand in `extensionDependencies` or `optionalExtensionDependencies`; otherwise it rejects with a `HostError`.
   */
  subscribe<T = unknown>(topic: string, listener: (data: T) => void): Promise<Disposable>;
}

export interface EventReceiver extends Events {
  /** Hands an event to its listeners, as the host sends it. */
  deliver(event: DeliverEventParams): void;
}

type Listener = (data: unknown) => void;

export function createEvents(host: HostLink, onError: (error: unknown) => void): EventReceiver {
  const listeners = new Map<string, Set<Listener>>();

  /** Whether it was the last one of its topic. */
  function remove(topic: string, listener: Listener): boolean {
    const heard = listeners.get(topic);
    if (heard?.delete(listener) !== true || heard.size > 0) return false;
    return listeners.delete(topic);
  }

  function leave(topic: string, listener: Listener): void {
    // Whatever comes of it: nobody listens any more.
    if (remove(topic, listener)) host.request(UnsubscribeRequest, { topic }).catch(() => {});
  }

  return {
    publish: (topic, data) => host.notify(PublishEventNotification, { topic, data }),

    async subscribe<T>(topic: string, listener: (data: T) => void) {
      // A wrapper of its own, so that one function may listen twice.
      const entry: Listener = (data) => listener(data as T);
      listeners.set(topic, (listeners.get(topic) ?? new Set()).add(entry));
      try {
        // Also when there is a listener already: the host does not count them, and nobody hears before it has agreed.
        await host.request(SubscribeRequest, { topic });
      } catch (error) {
        remove(topic, entry);
        throw error;
      }
      return { dispose: () => leave(topic, entry) };
    },

    deliver({ topic, data }) {
      for (const listener of [...(listeners.get(topic) ?? [])]) {
        try {
          listener(data);
        } catch (error) {
          onError(error);
        }
      }
    },
  };
}
