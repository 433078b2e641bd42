import { runInCall } from '../current-call.js';
import type { Method } from '../exports/methods-of.js';
import {
  type StreamCreditParams,
  StreamItemNotification,
  type StreamOpenParams,
  type StreamToken,
} from '../protocol/stream.js';
import type { HostLink } from './host-link.js';
import { itemsOf } from './item-source.js';
import type { RunningCall } from './running-call.js';

/** What the reader of a stream still allows. */
interface Flow {
  credit: number;
  /** Goes on after a wait for credit. */
  wake: () => void;
}

/** The streams that this extension sends: each item when its reader allows it, so that a slow reader stops the generator. */
export class OutgoingStreams {
  readonly #host: HostLink;
  readonly #flows = new Map<StreamToken, Flow>();

  constructor(host: HostLink) {
    this.#host = host;
  }

  /** Calls a method and sends what it gives; resolves after the last item. Rejects with what it throws, or when it is cancelled. */
  async send(call: RunningCall, exported: Method, params: StreamOpenParams): Promise<null> {
    const { token, credit } = params;
    const flow: Flow = { credit, wake: () => {} };
    this.#flows.set(token, flow);
    call.signal.addEventListener('abort', () => flow.wake());
    const pour = async () => {
      const result: unknown = await exported(...(params.arguments as never[]));
      await this.#pour(itemsOf(result), token, flow, call);
    };
    try {
      await runInCall(call, pour, []);
      return null;
    } finally {
      this.#flows.delete(token);
    }
  }

  /** A reader allows more. */
  grant({ token, count }: StreamCreditParams): void {
    const flow = this.#flows.get(token);
    if (flow === undefined) return;
    flow.credit += count;
    flow.wake();
  }

  /** Leaving the loop runs what stands in the generator's `finally`. */
  async #pour(
    items: AsyncIterable<unknown> | Iterable<unknown>,
    token: StreamToken,
    flow: Flow,
    { signal }: RunningCall,
  ): Promise<void> {
    for await (const item of items) {
      signal.throwIfAborted();
      flow.credit -= 1;
      this.#host.notify(StreamItemNotification, { token, item: item ?? null });
      while (flow.credit <= 0 && !signal.aborted) await allowed(flow);
      signal.throwIfAborted();
    }
  }
}

function allowed(flow: Flow): Promise<void> {
  return new Promise((resolve) => {
    flow.wake = resolve;
  });
}
