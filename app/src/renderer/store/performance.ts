import {
  type BudgetSettings,
  type MetricHistory,
  noBudgetSettings,
  type RecordedProfile,
  type Startup,
} from '@plugo/extension-host/control';

/** A recording that is under way. */
export interface Recording {
  readonly kind: 'cpu' | 'heap';
  /** When it was asked for, milliseconds since 1970. */
  readonly since: number;
  /** Milliseconds, of a CPU profile. */
  readonly duration: number;
}

/** A part of the page about performance. */
export type PerformanceTab = 'overview' | 'startup' | 'recordings';

export interface PerformanceState {
  /** What was measured in the last 5 min, by id of extension, and of all under `*`. */
  readonly metrics: Readonly<Record<string, MetricHistory>>;
  readonly budgets: BudgetSettings;
  /** Oldest first. */
  readonly startups: readonly Startup[];
  /** Whose charts are shown: an id, or `*`. */
  readonly chartsOf: string;
  readonly performanceTab: PerformanceTab;
  /** By id of extension. */
  readonly recordings: Readonly<Record<string, Recording>>;
  /** Recordings that are kept, oldest first. */
  readonly profiles: readonly RecordedProfile[];
  /** The one that is shown. */
  readonly openProfile: string | undefined;
}

export const noPerformance: PerformanceState = {
  metrics: {},
  budgets: noBudgetSettings,
  startups: [],
  chartsOf: '*',
  performanceTab: 'overview',
  recordings: {},
  profiles: [],
  openProfile: undefined,
};
