import { z } from 'zod';
import type { BudgetChange } from '../control/metrics-messages.js';
import { type BudgetSettings, type Budgets, noBudgetSettings } from '../model/budgets.js';

const limit = z
  .number()
  .positive()
  .exactOptional()
  .catch(undefined as never);

const budgets = z
  .object({ cpu: limit, cpuSeconds: limit, memory: limit, latency: limit, startup: limit })
  .transform(withoutUndefined)
  .catch({});

const schema = z.object({
  all: budgets.default({}),
  extensions: z.record(z.string(), budgets).catch({}).default({}),
});

/** The budgets out of what stands in settings.json; a value that is no good counts as not set. */
export function budgetSettingsOf({ budgets: stored }: Readonly<Record<string, unknown>>): BudgetSettings {
  return schema.safeParse(stored ?? {}).data ?? noBudgetSettings;
}

/** The settings after a change: numbers are set, null takes away what was set. */
export function withBudgets(settings: BudgetSettings, { id, budgets: change }: BudgetChange): BudgetSettings {
  if (id === undefined) return { ...settings, all: changed(settings.all, change) };
  const { [id]: before = {}, ...others } = settings.extensions;
  const after = changed(before, change);
  const extensions = Object.keys(after).length === 0 ? others : { ...others, [id]: after };
  return { ...settings, extensions };
}

function changed(before: Partial<Budgets>, change: BudgetChange['budgets']): Partial<Budgets> {
  const entries = Object.entries({ ...before, ...change }).filter(
    ([, value]) => value !== null && value !== undefined,
  );
  return Object.fromEntries(entries);
}

function withoutUndefined(values: Record<string, unknown>): Partial<Budgets> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
