import type { Clock } from '../base/clock.js';
import { type Disposable, toDisposable } from '../base/disposable.js';
import type { TrafficBatch, TrafficMessage, TrafficTap } from '../model/traffic.js';
import { ExtensionTraffic } from './extension-traffic.js';
import { TrafficFeed } from './traffic-feed.js';

export interface TrafficRecorderOptions {
  readonly clock: Clock;
  /** A value of JSON without the secrets of an extension. */
  readonly mask: (extensionId: string, value: unknown) => unknown;
}

/** Somebody who watches. */
export interface TrafficWatch extends Disposable {
  /** So many batches were taken in, and as many more can come. */
  grant(batches: number): void;
}

interface Watcher {
  /** Of all extensions where it is left out. */
  readonly ids: ReadonlySet<string> | undefined;
  readonly feed: TrafficFeed;
}

/** The tap of one process. */
class ProcessTap implements TrafficTap {
  observer: ExtensionTraffic | undefined;

  constructor(
    readonly extensionId: string,
    readonly process: number,
  ) {}
}

/**
 * Shows the messages between host and extensions to who wants to see them. Nothing is kept or looked at while nobody watches: the
 * taps have no observer then.
 */
export class TrafficRecorder {
  private readonly taps = new Set<ProcessTap>();
  private readonly watchers = new Set<Watcher>();
  private readonly processes = new Map<string, number>();
  private seq = 0;

  constructor(private readonly options: TrafficRecorderOptions) {}

  /** A tap for the messages of one supervised process. Dispose what comes with it when that is over. */
  open(extensionId: string): { readonly tap: TrafficTap; readonly end: Disposable } {
    const process = (this.processes.get(extensionId) ?? 0) + 1;
    this.processes.set(extensionId, process);
    const tap = new ProcessTap(extensionId, process);
    this.taps.add(tap);
    this.observe(tap);
    return { tap, end: toDisposable(() => this.taps.delete(tap)) };
  }

  /**
   * Messages from now on, in batches every 80 ms at most, as fast as they are taken.
   * @param ids Of these extensions, whether they run or not; of all when left out.
   */
  watch(ids: readonly string[] | undefined, send: (batch: TrafficBatch) => void): TrafficWatch {
    const feed = new TrafficFeed(this.options.clock, send);
    const watcher: Watcher = { ids: ids && new Set(ids), feed };
    this.watchers.add(watcher);
    this.observeAll();
    return {
      grant: (batches) => feed.grant(batches),
      dispose: () => {
        feed.dispose();
        this.watchers.delete(watcher);
        this.observeAll();
      },
    };
  }

  private observeAll(): void {
    for (const tap of this.taps) this.observe(tap);
  }

  private observe(tap: ProcessTap): void {
    const { extensionId } = tap;
    const isWatched = [...this.watchers].some((watcher) => wants(watcher, extensionId));
    if (isWatched) tap.observer ??= this.observerOf(tap);
    else tap.observer = undefined;
  }

  private observerOf({ extensionId, process }: ProcessTap): ExtensionTraffic {
    const { clock, mask } = this.options;
    return new ExtensionTraffic({
      extensionId,
      process,
      clock,
      nextSeq: () => {
        this.seq += 1;
        return this.seq;
      },
      mask: (value) => mask(extensionId, value),
      deliver: (message) => this.deliver(message),
    });
  }

  private deliver(message: TrafficMessage): void {
    for (const watcher of this.watchers) {
      if (wants(watcher, message.extensionId)) watcher.feed.push(message);
    }
  }
}

function wants({ ids }: Watcher, extensionId: string): boolean {
  return ids === undefined || ids.has(extensionId);
}
