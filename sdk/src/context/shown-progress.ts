import {
  type BeginProgressParams,
  BeginProgressRequest,
  EndProgressNotification,
  type ProgressIdParams,
  ReportProgressNotification,
  type ReportProgressParams,
} from '../protocol/shown-progress.js';
import type { HostLink } from '../session/host-link.js';
import type { Log } from './log.js';

/** What is shown of a piece of work: its title, and whether the person may cancel it. */
export type ProgressOptions = BeginProgressParams;

/** A piece of work whose progress is shown. */
export type ProgressTask<T> = (progress: {
  /** Says how far it has got. As often as you like: people see the latest. */
  report(value: Omit<ReportProgressParams, 'progressId'>): void;
  /** Aborted when the person cancels, or the extension ends. */
  readonly signal: AbortSignal;
}) => T | Promise<T>;

/** The pieces of work that are shown. */
export interface ShownProgress {
  withProgress<T>(options: ProgressOptions, task: ProgressTask<T>): Promise<T>;
  cancelled(params: ProgressIdParams): void;
  dispose(): void;
}

/** The work goes on even where the host does not show it: it is the task that matters. */
export function createShownProgress(host: HostLink, log: Log): ShownProgress {
  const running = new Map<string, AbortController>();

  async function begin(options: ProgressOptions): Promise<string | undefined> {
    try {
      return (await host.request(BeginProgressRequest, options)).progressId;
    } catch (error) {
      log.warning(`The progress of "${options.title}" is not shown. ${(error as Error).message}`);
      return undefined;
    }
  }

  return {
    async withProgress(options, task) {
      const progressId = await begin(options);
      const end = new AbortController();
      if (progressId === undefined) return task({ report: () => {}, signal: end.signal });
      running.set(progressId, end);
      try {
        return await task({
          report: (value) => host.notify(ReportProgressNotification, { ...value, progressId }),
          signal: end.signal,
        });
      } finally {
        running.delete(progressId);
        host.notify(EndProgressNotification, { progressId });
      }
    },
    cancelled: ({ progressId }) => running.get(progressId)?.abort(),
    dispose() {
      for (const end of running.values()) end.abort();
    },
  };
}
