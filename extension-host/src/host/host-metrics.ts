import type { Clock } from '../base/clock.js';
import type { Disposable } from '../base/disposable.js';
import { Emitter, type Event } from '../base/emitter.js';
import type { MetricsSource } from '../control/host-control.js';
import type { BudgetChange, MetricsSubscription } from '../control/metrics-messages.js';
import { allExtensions, Metrics, type RunningProcess, type SampleRound } from '../metrics/metrics.js';
import { StartupLog } from '../metrics/startup-log.js';
import { type BudgetSettings, budgetsOf, type ExceededBudget, exceededBudgets } from '../model/budgets.js';
import type { CallMeter, MetricHistory, Startup } from '../model/metrics.js';
import { budgetSettingsOf, withBudgets } from './budget-settings.js';
import type { HostStores } from './host-stores.js';

export interface HostMetricsOptions {
  readonly clock: Clock;
  readonly settings: HostStores['settings'];
  /** Measures now. */
  readonly measure: () => Promise<void>;
  /** Told of an extension that exceeds other budgets than before. */
  readonly changed: (extensionId: string) => void;
}

/** What was measured of the extensions, and what of it exceeds its budget. */
export class HostMetrics implements MetricsSource, Disposable {
  readonly startups = new StartupLog();
  private readonly metrics: Metrics;
  private readonly told = new Emitter<SampleRound>();
  private readonly exceeded = new Map<string, readonly ExceededBudget[]>();

  constructor(private readonly options: HostMetricsOptions) {
    this.metrics = new Metrics(options.clock.now());
    this.metrics.onDidSample((round) => this.told.fire(round));
    this.startups.onDidAdd(({ extensionId }) => this.judge(extensionId));
  }

  /** Whether somebody watches, so that there is a sample each second. */
  get isWatched(): boolean {
    return this.told.listenerCount > 0;
  }

  readonly onDidSample: Event<SampleRound> = (listener) => {
    const isFirst = !this.isWatched;
    const subscription = this.told.event(listener);
    if (isFirst) void this.options.measure();
    return subscription;
  };

  readonly onDidStart: Event<Startup> = (listener) => this.startups.onDidAdd(listener);

  callMeterOf(extensionId: string): CallMeter {
    return this.metrics.callMeterOf(extensionId);
  }

  sample(processes: readonly RunningProcess[], restartsOf: (id: string) => number): void {
    this.metrics.sample(this.options.clock.now(), processes, restartsOf);
    for (const id of new Set([...this.exceeded.keys(), ...processes.map((process) => process.id)]))
      this.judge(id);
  }

  subscription(ids: readonly string[] | undefined, since: number | undefined): MetricsSubscription {
    const wanted = ids ?? this.metrics.ids;
    return {
      history: Object.fromEntries(wanted.map((id) => [id, this.history(id, 'fine', since)])),
      budgets: this.budgets,
    };
  }

  history(id: string, span: 'fine' | 'coarse', since?: number): MetricHistory {
    return this.metrics.history(id, span, this.options.clock.now(), since);
  }

  listStartups(id: string | undefined): readonly Startup[] {
    return this.startups.list(id);
  }

  get budgets(): BudgetSettings {
    return budgetSettingsOf(this.options.settings.host);
  }

  async setBudgets(change: BudgetChange): Promise<BudgetSettings> {
    const { settings } = this.options;
    try {
      await settings.setHost({ ...settings.host, budgets: withBudgets(this.budgets, change) });
    } finally {
      for (const id of this.metrics.ids) this.judge(id);
    }
    return this.budgets;
  }

  /** Which budgets an extension exceeds. */
  exceededBy(id: string): readonly ExceededBudget[] {
    return this.exceeded.get(id) ?? [];
  }

  /** Forgets what was measured of extensions that are gone. */
  keepOnly(ids: readonly string[]): void {
    for (const id of this.metrics.ids) {
      if (id === allExtensions || ids.includes(id)) continue;
      this.metrics.forget(id);
      this.exceeded.delete(id);
    }
  }

  dispose(): void {
    this.told.dispose();
    this.metrics.dispose();
    this.startups.dispose();
  }

  private judge(id: string): void {
    const budgets = budgetsOf(this.budgets, id);
    const use = this.metrics.recentUse(id, this.options.clock.now(), budgets.cpuSeconds);
    const now =
      use === undefined ? [] : exceededBudgets(budgets, { ...use, startup: this.startups.lastDuration(id) });
    const before = this.exceededBy(id);
    if (now.length === 0) this.exceeded.delete(id);
    else this.exceeded.set(id, now);
    const metricsOf = (list: readonly ExceededBudget[]) => list.map(({ metric }) => metric).join();
    if (metricsOf(now) !== metricsOf(before)) this.options.changed(id);
  }
}
