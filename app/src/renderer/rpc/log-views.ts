import {
  LogChangedNotification,
  LogCloseRequest,
  LogExportProgressNotification,
  LogExportRequest,
  type LogExportTarget,
  type LogFilter,
  LogLocateRequest,
  LogMoreRequest,
  LogOpenRequest,
  type LogPage,
  LogReadRequest,
  type LogViewChange,
} from '@plugo/extension-host/control';
import type { HostClient } from './host-client.js';

/** A view of the log files that the host keeps open for the window. */
export interface RemoteLogView {
  /** Rejects where the filter is none. */
  readonly opened: Promise<void>;
  read(from: number, to: number): Promise<LogPage>;
  more(): Promise<void>;
  locate(time: number, sequence?: number): Promise<{ readonly line: number; readonly generation: number }>;
  /** Answers with how many lines were written. */
  export(
    target: LogExportTarget,
    signal: AbortSignal,
    onProgress: (lines: number, of: number) => void,
  ): Promise<number>;
  close(): void;
}

export interface LogOpening {
  readonly filter: LogFilter;
  readonly limit?: number;
  readonly tail: number;
  readonly onChange: (change: LogViewChange) => void;
}

/** Opens views of the log, and hands each what the host tells of it. */
export class LogViews {
  readonly #changed = new Map<number, (change: LogViewChange) => void>();
  readonly #exported = new Map<number, (lines: number, of: number) => void>();
  #last = 0;

  constructor(private readonly client: HostClient) {
    client.on(LogChangedNotification, (change) => this.#changed.get(change.view)?.(change));
    client.on(LogExportProgressNotification, ({ view, lines, of }) => this.#exported.get(view)?.(lines, of));
  }

  open({ filter, limit, tail, onChange }: LogOpening): RemoteLogView {
    const { client } = this;
    this.#last += 1;
    const view = this.#last;
    const named = { view };
    let told = false;
    this.#changed.set(view, (change) => {
      told = true;
      onChange(change);
    });
    const params = { view, filter, tail, ...(limit === undefined ? {} : { limit }) };
    const opened = client.request(LogOpenRequest, params).then((change) => {
      // What was told before the answer came is newer.
      if (!told) onChange(change);
    });
    return {
      opened,
      read: (from, to) => client.request(LogReadRequest, { view, from, to }),
      more: async () => void (await client.request(LogMoreRequest, named)),
      locate: (time, sequence) =>
        client.request(LogLocateRequest, { view, time, ...(sequence === undefined ? {} : { sequence }) }),
      export: async (target, signal, onProgress) => {
        this.#exported.set(view, onProgress);
        try {
          return (await client.request(LogExportRequest, { view, ...target }, signal)).lines;
        } finally {
          this.#exported.delete(view);
        }
      },
      close: () => {
        this.#changed.delete(view);
        // A host that is gone has closed it.
        void opened.then(() => client.request(LogCloseRequest, named)).catch(() => undefined);
      },
    };
  }
}
