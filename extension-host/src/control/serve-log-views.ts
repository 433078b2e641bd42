import type { MessageConnection } from 'vscode-jsonrpc';
import { z } from 'zod';
import type { Disposable, DisposableStore } from '../base/disposable.js';
import { ExtensionHostError } from '../model/errors.js';
import type { LogFilter } from '../model/log-filter.js';
import { handle, tell } from './handle.js';
import type { HostControl } from './host-control.js';
import {
  LogChangedNotification,
  LogCloseRequest,
  LogExportProgressNotification,
  LogExportRequest,
  LogLocateRequest,
  LogMoreRequest,
  LogOpenRequest,
  LogReadRequest,
  type LogViewChange,
} from './log-messages.js';
import type { LogViewHandle } from './log-view-source.js';

/** Views that one client may have open. */
const mostViews = 16;
/** Milliseconds between two words on the progress of an export. */
const progressInterval = 80;

const view = z.number().int();
const time = z.number();
const parameters = {
  view: z.object({ view }),
  open: z.object({
    view,
    filter: z.object({
      extensionIds: z.array(z.string().max(200)).max(10_000).exactOptional(),
      level: z.enum(['trace', 'debug', 'info', 'warning', 'error']).exactOptional(),
      text: z.string().max(2_000).exactOptional(),
      isPattern: z.boolean().exactOptional(),
      matchCase: z.boolean().exactOptional(),
      from: time.exactOptional(),
      to: time.exactOptional(),
    }) satisfies z.ZodType<LogFilter>,
    limit: z.number().int().min(1).exactOptional(),
    tail: z.number().int().min(0).max(500).default(0),
  }),
  read: z
    .object({ view, from: z.number().int(), to: z.number().int() })
    .refine(({ from, to }) => to - from <= 2_000, { path: ['to'], message: 'at most 2,000 lines at once' }),
  locate: z.object({ view, time, sequence: z.number().exactOptional() }),
  export: z.object({ view, file: z.string().min(1).max(4096), format: z.enum(['text', 'ndjson']) }),
};

/** The views of the log files that one client has open. They are closed when it goes. */
export function serveLogViews(
  host: HostControl,
  connection: MessageConnection,
  client: DisposableStore,
): void {
  const views = client.add(new ClientViews((change) => tell(connection, LogChangedNotification, change)));
  handle(connection, LogOpenRequest, parameters.open, async ({ view, filter, limit, tail }) =>
    views.add(view, await host.logViews.open(filter, limit === undefined ? {} : { limit }), tail),
  );
  handle(connection, LogMoreRequest, parameters.view, ({ view }) => {
    views.get(view).more();
    return null;
  });
  handle(connection, LogReadRequest, parameters.read, ({ view, from, to }) => views.get(view).read(from, to));
  handle(connection, LogLocateRequest, parameters.locate, ({ view, time, sequence }) =>
    views.get(view).locate(time, sequence),
  );
  handle(connection, LogExportRequest, parameters.export, async ({ view, ...target }, signal) => {
    const exported = views.get(view);
    let toldAt = 0;
    const lines = await exported.export(target, signal, (written) => {
      const now = performance.now();
      if (now - toldAt < progressInterval) return;
      toldAt = now;
      const { first, end } = exported.state;
      tell(connection, LogExportProgressNotification, { view, lines: written, of: end - first });
    });
    return { lines };
  });
  handle(connection, LogCloseRequest, parameters.view, ({ view }) => {
    views.close(view);
    return null;
  });
}

/** The open views of a client, by the numbers it knows them under. */
class ClientViews implements Disposable {
  private readonly open = new Map<number, TailedView>();
  private disposed = false;

  constructor(private readonly send: (change: LogViewChange) => void) {}

  get(view: number): LogViewHandle {
    const found = this.open.get(view);
    if (found) return found.handle;
    throw new ExtensionHostError('LOG_VIEW_CLOSED', `There is no open view ${view} of the log.`);
  }

  add(view: number, handle: LogViewHandle, tail: number): Promise<LogViewChange> {
    this.close(view);
    const added = new TailedView(view, handle, tail, this.send);
    this.open.set(view, added);
    if (this.disposed) this.dispose();
    // A client that forgets to close views loses its oldest ones.
    for (const oldest of this.open.keys()) if (this.open.size > mostViews) this.close(oldest);
    return added.change();
  }

  close(view: number): void {
    this.open.get(view)?.dispose();
    this.open.delete(view);
  }

  dispose(): void {
    this.disposed = true;
    for (const view of [...this.open.keys()]) this.close(view);
  }
}

/** A view whose changes are told together with its newest lines, one after the other. */
class TailedView implements Disposable {
  private readonly subscription: Disposable;
  private isTelling = false;
  private changedMeanwhile = false;
  private disposed = false;

  constructor(
    private readonly view: number,
    readonly handle: LogViewHandle,
    private readonly tail: number,
    private readonly send: (change: LogViewChange) => void,
  ) {
    this.subscription = handle.onDidChange(() => void this.tell());
  }

  async change(): Promise<LogViewChange> {
    const { state, problem } = this.handle;
    const tail = await this.handle.read(state.end - this.tail, state.end);
    return { view: this.view, state, tail, ...(problem === undefined ? {} : { problem }) };
  }

  dispose(): void {
    this.disposed = true;
    this.subscription.dispose();
    this.handle.dispose();
  }

  private async tell(): Promise<void> {
    this.changedMeanwhile = true;
    if (this.isTelling) return;
    this.isTelling = true;
    while (this.changedMeanwhile && !this.disposed) {
      this.changedMeanwhile = false;
      const change = await this.change();
      if (!this.disposed) this.send(change);
    }
    this.isTelling = false;
  }
}
