import { type Disposable, DisposableStore, toDisposable } from '../base/disposable.js';
import { safeRegExp } from '../contributions/safe-reg-exp.js';
import type { CallParams } from '../control/messages.js';
import type { Notice, Suspects } from '../culprit/culprit-finder.js';
import type { CulpritCheck } from '../model/culprit-search.js';
import { toExtensionHostError } from '../model/errors.js';
import type { ReportCode } from '../model/reports.js';
import type { Administration } from './administration.js';
import type { Fleet } from './fleet.js';
import type { HostStores } from './host-stores.js';

export interface CulpritTrialsOptions {
  readonly fleet: Fleet;
  readonly administration: Pick<Administration, 'apply'>;
  readonly stores: Pick<HostStores, 'reports' | 'log'>;
  readonly call: (params: CallParams, signal: AbortSignal) => Promise<unknown>;
}

/** Reports that tell of a failure. */
const failures: ReadonlySet<ReportCode> = new Set<ReportCode>(['CRASHED', 'GAVE_UP', 'SILENT']);

/** Tries out, for the search for the culprit, how it is with some extensions alone. What a person has switched off stays out of it. */
export class CulpritTrials {
  private pausedNow: ReadonlySet<string> = new Set();
  private searched: readonly string[] = [];
  /** Ids of those that ran when the search began, though nothing starts them by itself. */
  private ranBefore: ReadonlySet<string> = new Set();

  constructor(private readonly options: CulpritTrialsOptions) {}

  /** Ids of those that are paused. */
  get paused(): ReadonlySet<string> {
    return this.pausedNow;
  }

  suspects(): Suspects {
    const { fleet } = this.options;
    const { resolution } = fleet.inventory;
    const order = resolution.waves.flat();
    this.searched = order;
    this.ranBefore = new Set(fleet.extensions.filter(({ isActive }) => isActive).map(({ id }) => id));
    return { order, needs: new Map(order.map((id) => [id, resolution.dependenciesOf(id)])) };
  }

  /** All of those that are on are started afresh, for many problems show at a start only; with none paused they just go on. */
  async pause(ids: ReadonlySet<string>): Promise<void> {
    const { administration, fleet } = this.options;
    if (ids.size > 0) {
      await administration.apply(() => {
        this.pausedNow = new Set(this.searched);
      });
    }
    await administration.apply(() => {
      this.pausedNow = ids;
    });
    const due = fleet.extensions.filter(
      ({ id, startsWithHost }) => this.searched.includes(id) && (startsWithHost || this.ranBefore.has(id)),
    );
    await Promise.all(due.map(({ id }) => fleet.start(id, 'onStartup').catch(() => undefined)));
  }

  watch(check: CulpritCheck, on: readonly string[], notice: Notice): Disposable {
    switch (check.kind) {
      case 'failure':
        return this.watchFailures(check.id === undefined ? on : on.filter((id) => id === check.id), notice);
      case 'log':
        return this.watchLog(check.pattern, on, notice);
      case 'command':
        return toDisposable(() => undefined);
    }
  }

  probe(check: CulpritCheck, notice: Notice): void {
    if (check.kind !== 'command') return;
    const { id, command, arguments: args = [] } = check;
    this.options.call({ id, method: command, arguments: args }, AbortSignal.timeout(60_000)).then(
      () => notice('good', `${command} went well.`),
      (error: unknown) => notice('bad', toExtensionHostError(error).message),
    );
  }

  private watchFailures(ids: readonly string[], notice: Notice): Disposable {
    return this.options.stores.reports.onDidAdd(({ extensionId, code, message }) => {
      if (ids.includes(extensionId) && failures.has(code)) notice('bad', message);
    });
  }

  private watchLog(source: string, on: readonly string[], notice: Notice): Disposable {
    const { log } = this.options.stores;
    const pattern = safeRegExp(source, 'i');
    const last = log.latest(1)[0]?.sequence ?? 0;
    const watching = new DisposableStore();
    watching.add(
      log.onLines((lines) => {
        const line = lines.find(
          ({ sequence, extensionId, message }) =>
            sequence > last && on.includes(extensionId) && pattern.test(message),
        );
        if (line === undefined) return;
        watching.dispose();
        notice('bad', `${line.extensionId} wrote: ${line.message}`);
      }),
    );
    return watching;
  }
}
