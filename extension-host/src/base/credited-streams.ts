import { offAbort, onAbort } from './abort-listeners.js';
import type { Disposable } from './disposable.js';

/** Names a stream; chosen by the side that reads it. */
export type StreamToken = number | string;

/** One stream on its way to its reader. */
interface Flow {
  credit: number;
  readonly cancellation: AbortController;
  /** Goes on after a wait. */
  wake: () => void;
}

/**
 * The streams that are sent to one peer, each item only when the peer has allowed it: a slow reader stops the source, and nothing
 * piles up between the two.
 */
export class CreditedStreams implements Disposable {
  private readonly flows = new Map<StreamToken, Flow>();

  /**
   * @param send Sends one item.
   * @param isClear Whether items may be sent at all now; call {@link advance} when that changes.
   */
  constructor(
    private readonly send: (token: StreamToken, item: unknown) => void,
    private readonly isClear: () => boolean = () => true,
  ) {}

  isOpen(token: StreamToken): boolean {
    return this.flows.has(token);
  }

  /** Sends all items; resolves after the last one. Ends the source, which then throws, when the signal is aborted. */
  async pour(
    { token, credit }: { readonly token: StreamToken; readonly credit: number },
    open: (signal: AbortSignal) => AsyncIterable<unknown>,
    signal: AbortSignal,
  ): Promise<void> {
    const flow: Flow = { credit, cancellation: new AbortController(), wake: () => undefined };
    const end = () => stop(flow);
    if (signal.aborted) end();
    const listening = onAbort(signal, end);
    this.flows.set(token, flow);
    try {
      for await (const item of open(flow.cancellation.signal)) {
        flow.credit -= 1;
        this.send(token, item);
        while (!this.mayGoOn(flow)) await woken(flow);
      }
    } finally {
      this.flows.delete(token);
      offAbort(signal, listening);
    }
  }

  /** The peer allows more items. */
  grant(token: StreamToken, count: number): void {
    const flow = this.flows.get(token);
    if (flow === undefined) return;
    flow.credit += count;
    flow.wake();
  }

  /** It may have become clear. */
  advance(): void {
    for (const flow of this.flows.values()) flow.wake();
  }

  /** The peer is gone: every source ends. */
  dispose(): void {
    for (const flow of this.flows.values()) stop(flow);
  }

  /** One that was called off goes on too: its source throws then. */
  private mayGoOn({ credit, cancellation }: Flow): boolean {
    return cancellation.signal.aborted || (credit > 0 && this.isClear());
  }
}

function stop({ cancellation, wake }: Flow): void {
  cancellation.abort();
  wake();
}

function woken(flow: Flow): Promise<void> {
  return new Promise((resolve) => {
    flow.wake = resolve;
  });
}
