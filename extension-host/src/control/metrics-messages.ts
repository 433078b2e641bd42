import { NotificationType, ParameterStructures, RequestType } from 'vscode-jsonrpc';
import type { BudgetSettings, Budgets } from '../model/budgets.js';
import type { MetricHistory, MetricSample, Startup } from '../model/metrics.js';
import type { ControlError } from './messages.js';

const byName = ParameterStructures.byName;

export interface MetricsSubscribeParams {
  /** Whose history to get; `*` is all extensions together. Left out: that of each, and of all together. */
  readonly ids?: readonly string[];
  /** Only what was measured after this moment, milliseconds since 1970. */
  readonly since?: number;
}

export interface MetricsSubscription {
  /** What was measured in the last 5 min, by id. */
  readonly history: Readonly<Record<string, MetricHistory>>;
  readonly budgets: BudgetSettings;
}

/**
 * Client → host. What was measured so far; from then on `metrics/samples` come each second, of all that run, and `metrics/didStart`
 * after each start. While nobody has subscribed, it is measured every 2 s where somebody looks at the extensions, and every 30 s else.
 */
export const MetricsSubscribeRequest = new RequestType<
  MetricsSubscribeParams,
  MetricsSubscription,
  ControlError
>('metrics/subscribe', byName);

/** Client → host. No more `metrics/samples`. */
export const MetricsUnsubscribeRequest = new RequestType<Record<string, never>, null, ControlError>(
  'metrics/unsubscribe',
  byName,
);

export interface MetricsSamples {
  /** By id, those that run or have just ended; `*` is all of them together. */
  readonly samples: Readonly<Record<string, MetricSample>>;
}

/** Host → client. What was measured in the last second. */
export const MetricsSamplesNotification = new NotificationType<MetricsSamples>('metrics/samples', byName);

export interface MetricsHistoryParams {
  /** Id of an extension, or `*` for all together. */
  readonly id: string;
}

/** Client → host. The last hour, in steps of 10 s and more: processor time as mean, memory as most, calls all together. */
export const MetricsHistoryRequest = new RequestType<
  MetricsHistoryParams,
  { readonly history: MetricHistory },
  ControlError
>('metrics/history', byName);

export interface StartupListParams {
  /** Left out: of all extensions. */
  readonly id?: string;
}

/** Client → host. The latest starts, oldest first: when the process was there, had connected, had said who it is, was active. */
export const StartupListRequest = new RequestType<
  StartupListParams,
  { readonly startups: readonly Startup[] },
  ControlError
>('metrics/startups', byName);

/** Host → client. A start has come to its end, good or bad. */
export const StartupNotification = new NotificationType<{ readonly startup: Startup }>(
  'metrics/didStart',
  byName,
);

export interface BudgetChange {
  /** Left out: for all extensions. */
  readonly id?: string;
  /** Those left out stay; null: as usual again. */
  readonly budgets: { readonly [K in keyof Budgets]?: number | null };
}

/** Client → host. Changes budgets, and answers with what is set now. What exceeds them is in `overBudget` of the extension. */
export const SetBudgetsRequest = new RequestType<BudgetChange, BudgetSettings, ControlError>(
  'metrics/setBudgets',
  byName,
);
