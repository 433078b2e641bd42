import type { Clock } from '../base/clock.js';
import { type Disposable, toDisposable } from '../base/disposable.js';
import type { ExtensionHostError } from '../model/errors.js';
import type { ItemSink } from '../model/item-sink.js';
import type { Call } from './call.js';
import { pipelineErrors } from './pipeline-errors.js';

/** Items that may be on their way before the reader has used any. */
export const streamWindow = 32;
/** Milliseconds in which a reader must use an item: one that has gone away in silence must not keep its place for ever. */
export const readerPatience = 300_000;

interface Reader {
  readonly resolve: (result: IteratorResult<unknown, undefined>) => void;
  readonly reject: (error: Error) => void;
}

/** Items of a stream between the extension that sends them and the one who reads them, each at its own pace. */
export class ItemQueue implements ItemSink {
  readonly window = streamWindow;
  private readonly cancellation = new AbortController();
  private readonly items: unknown[] = [];
  private reader: Reader | undefined;
  private end: { readonly error?: ExtensionHostError } | undefined;
  private grant: (count: number) => void = () => undefined;
  private used = 0;
  /** Items that may still come. */
  private credit = streamWindow;
  /** Since when the side whose turn it is has done nothing. */
  private idleSince: number;
  private timer: Disposable = toDisposable(() => undefined);

  /** @param itemTimeout Milliseconds in which the next item must come, once somebody waits for it. */
  constructor(
    private readonly clock: Clock,
    private readonly call: Pick<Call, 'callee' | 'method'>,
    private readonly itemTimeout: number,
  ) {
    this.idleSince = clock.monotonic();
    this.watch();
  }

  /** Aborted when nobody wants further items. */
  get signal(): AbortSignal {
    return this.cancellation.signal;
  }

  connect(grant: (count: number) => void): void {
    this.grant = grant;
  }

  push(item: unknown): void {
    if (this.end !== undefined) return;
    this.credit -= 1;
    if (this.credit < 0) {
      this.cancel(pipelineErrors.tooManyItems(this.call));
      return;
    }
    this.items.push(item);
    this.settle();
  }

  /** No further item follows; those that are here are read first. */
  finish(error?: ExtensionHostError): void {
    if (this.end !== undefined) return;
    this.end = error === undefined ? {} : { error };
    this.timer.dispose();
    this.settle();
  }

  /** Ends it at once; items that nobody has read are thrown away. */
  cancel(error: ExtensionHostError): void {
    if (this.end === undefined) this.items.length = 0;
    this.finish(error);
    this.cancellation.abort();
  }

  /** The next item. One reader at a time. */
  next(): Promise<IteratorResult<unknown, undefined>> {
    return new Promise((resolve, reject) => {
      this.reader = { resolve, reject };
      this.idleSince = this.clock.monotonic();
      this.settle();
    });
  }

  private settle(): void {
    const { reader, end } = this;
    if (reader === undefined || (this.items.length === 0 && end === undefined)) return;
    this.reader = undefined;
    this.idleSince = this.clock.monotonic();
    if (this.items.length > 0) {
      reader.resolve({ done: false, value: this.items.shift() });
      this.allowMore();
    } else if (end?.error !== undefined) {
      reader.reject(end.error);
    } else {
      reader.resolve({ done: true, value: undefined });
    }
  }

  private allowMore(): void {
    this.used += 1;
    if (this.used < this.window / 2 || this.end !== undefined) return;
    this.credit += this.used;
    this.grant(this.used);
    this.used = 0;
  }

  /** One timer for all items: it looks whose turn it is, and for how long it has been. */
  private watch(): void {
    const limit = this.reader === undefined ? readerPatience : this.itemTimeout;
    const left = this.idleSince + limit - this.clock.monotonic();
    if (left > 0) {
      this.timer = this.clock.after(Math.min(left, this.itemTimeout), () => this.watch());
    } else if (this.reader === undefined) {
      this.cancel(pipelineErrors.notRead(this.call));
    } else {
      this.cancel(pipelineErrors.itemTimedOut(this.call, this.itemTimeout));
    }
  }
}
