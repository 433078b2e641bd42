/** What extensions should not exceed. */
export interface Budgets {
  /** Percent of one core, and for how many seconds on end. */
  readonly cpu: number;
  readonly cpuSeconds: number;
  /** Resident memory, bytes. */
  readonly memory: number;
  /** Milliseconds within which 99 of 100 calls should end. */
  readonly latency: number;
  /** Milliseconds from the launch until it is active. */
  readonly startup: number;
}

/** What is measured against a budget. */
export type BudgetedMetric = 'cpu' | 'memory' | 'latency' | 'startup';

/** What a person has set: for all extensions, and for some of them. What is left out is as usual. */
export interface BudgetSettings {
  readonly all: Partial<Budgets>;
  readonly extensions: Readonly<Record<string, Partial<Budgets>>>;
}

/** A budget that is exceeded. */
export interface ExceededBudget {
  readonly metric: BudgetedMetric;
  /** In the unit of the budget. */
  readonly value: number;
  readonly limit: number;
}

export const defaultBudgets: Budgets = {
  cpu: 50,
  cpuSeconds: 30,
  memory: 200_000_000,
  latency: 1_000,
  startup: 2_000,
};

export const noBudgetSettings: BudgetSettings = { all: {}, extensions: {} };

/** Where a budget comes from. */
export type BudgetSource = 'default' | 'all' | 'extension';

/** What is in force for an extension. */
export function budgetsOf(settings: BudgetSettings, extensionId: string): Budgets {
  return { ...defaultBudgets, ...settings.all, ...settings.extensions[extensionId] };
}

export function budgetSource(
  settings: BudgetSettings,
  extensionId: string | undefined,
  key: keyof Budgets,
): BudgetSource {
  if (extensionId !== undefined && settings.extensions[extensionId]?.[key] !== undefined) return 'extension';
  return settings.all[key] === undefined ? 'default' : 'all';
}

/** What an extension has used of late. */
export interface RecentUse {
  /** The least share of a core in all of the last {@link Budgets.cpuSeconds}; undefined where it has not run so long. */
  readonly steadyCpu: number | undefined;
  readonly memory: number | undefined;
  readonly p99: number | undefined;
  readonly startup: number | undefined;
}

/** Which budgets are exceeded. */
export function exceededBudgets(budgets: Budgets, use: RecentUse): readonly ExceededBudget[] {
  const measured: readonly [BudgetedMetric, number | undefined][] = [
    ['cpu', use.steadyCpu],
    ['memory', use.memory],
    ['latency', use.p99],
    ['startup', use.startup],
  ];
  return measured.flatMap(([metric, value]) =>
    value !== undefined && value > budgets[metric] ? [{ metric, value, limit: budgets[metric] }] : [],
  );
}
