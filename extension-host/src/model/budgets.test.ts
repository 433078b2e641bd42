import { expect, test } from 'vitest';
import { budgetSource, budgetsOf, defaultBudgets, exceededBudgets, noBudgetSettings } from './budgets.js';

const settings = { all: { memory: 100 }, extensions: { a: { memory: 50, cpu: 10 } } };

test('what is set for one extension wins over what is set for all, and that over the usual', () => {
  expect(budgetsOf(settings, 'a')).toEqual({ ...defaultBudgets, memory: 50, cpu: 10 });
  expect(budgetsOf(settings, 'b')).toEqual({ ...defaultBudgets, memory: 100 });
  expect(budgetsOf(noBudgetSettings, 'b')).toEqual(defaultBudgets);
});

test('it is known where a budget comes from', () => {
  expect(budgetSource(settings, 'a', 'memory')).toBe('extension');
  expect(budgetSource(settings, 'a', 'latency')).toBe('default');
  expect(budgetSource(settings, undefined, 'memory')).toBe('all');
});

test('what is above its budget is told, what is as much is not', () => {
  const use = { steadyCpu: 51, memory: defaultBudgets.memory, p99: undefined, startup: 2_001 };
  expect(exceededBudgets(defaultBudgets, use)).toEqual([
    { metric: 'cpu', value: 51, limit: 50 },
    { metric: 'startup', value: 2_001, limit: 2_000 },
  ]);
});
