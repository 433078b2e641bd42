import { randomUUID } from 'node:crypto';
import type { BeginProgressParams, ReportProgressParams } from '@plugo/sdk/protocol';
import type { Clock } from '../base/clock.js';
import { Emitter, type Event } from '../base/emitter.js';
import type { ShownProgress } from '../model/shown-progress.js';
import { PostQuota, postsPerMinute } from './post-quota.js';

/** Pieces of work of one extension that are shown at once. */
const mostAtOnce = 10;

export interface ProgressCentreOptions {
  readonly clock: Clock;
  readonly isMuted: (extensionId: string) => boolean;
  /** Told once a minute and extension when progress is not shown; a sentence for the log. */
  readonly onDropped: (extensionId: string, message: string) => void;
}

/** What one process of an extension shows: its own, so that it cannot touch another's, and all of it ends with it. */
export interface ProgressOwner {
  /** Answers with the id, also where it is not shown. */
  begin(params: BeginProgressParams): string;
  /** What is over or unknown is ignored. */
  report(params: ReportProgressParams): void;
  end(progressId: string): void;
  endAll(): void;
}

/** The work that extensions show while it is under way: at most 10 new ones a minute and 10 at once from each. */
export class ProgressCentre {
  private readonly changes = new Emitter<readonly ShownProgress[]>();
  /** The whole list, newest first. */
  readonly onDidChange: Event<readonly ShownProgress[]> = this.changes.event;

  private list: readonly ShownProgress[] = [];
  private readonly quotas = new Map<string, PostQuota>();
  /** By id of what is shown: tells the process that shows it. */
  private readonly cancellers = new Map<string, (progressId: string) => void>();

  constructor(private readonly options: ProgressCentreOptions) {}

  /** Newest first. */
  get shown(): readonly ShownProgress[] {
    return this.list;
  }

  /** @param onCancelled Told the id of a piece of work that a person wants to end. */
  ownedBy(extensionId: string, onCancelled: (progressId: string) => void): ProgressOwner {
    const own = new Set<string>();
    const end = (id: string): void => {
      if (own.delete(id)) this.remove(id);
    };
    return {
      begin: ({ title, cancellable = false }) => {
        const id = randomUUID();
        if (this.options.isMuted(extensionId) || !this.mayShow(extensionId)) return id;
        own.add(id);
        this.cancellers.set(id, onCancelled);
        const since = this.options.clock.now();
        this.replace([{ id, extensionId, title, cancellable, cancelled: false, since }, ...this.list]);
        return id;
      },
      report: ({ progressId, message, percentage }) => {
        if (!own.has(progressId)) return;
        this.change(progressId, {
          ...(message === undefined ? {} : { message }),
          ...(percentage === undefined ? {} : { percentage }),
        });
      },
      end,
      endAll: () => {
        for (const id of own) end(id);
      },
    };
  }

  /** A person wants it to end. What cannot be cancelled, or was already, is left alone. */
  cancel(id: string): void {
    const progress = this.list.find((one) => one.id === id);
    if (!progress?.cancellable || progress.cancelled) return;
    this.change(id, { cancelled: true });
    this.cancellers.get(id)?.(id);
  }

  dispose(): void {
    this.changes.dispose();
  }

  private change(id: string, values: Partial<ShownProgress>): void {
    this.replace(this.list.map((one) => (one.id === id ? { ...one, ...values } : one)));
  }

  private remove(id: string): void {
    this.cancellers.delete(id);
    this.replace(this.list.filter((one) => one.id !== id));
  }

  private replace(list: readonly ShownProgress[]): void {
    this.list = list;
    this.changes.fire(list);
  }

  private mayShow(extensionId: string): boolean {
    const quota = this.quotas.get(extensionId) ?? new PostQuota();
    this.quotas.set(extensionId, quota);
    if (this.list.filter((one) => one.extensionId === extensionId).length >= mostAtOnce) return false;
    const verdict = quota.post(this.options.clock.monotonic());
    if (verdict === 'droppedFirst') {
      const message = `Progress was not shown: more than ${postsPerMinute} new in a minute.`;
      this.options.onDropped(extensionId, message);
    }
    return verdict === 'posted';
  }
}
