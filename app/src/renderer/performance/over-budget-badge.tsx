import type { ExtensionView } from '@plugo/extension-host/control';
import { texts } from '../../shared/texts/index.js';
import { Icon } from '../ui/icon.js';
import { describeExceeded } from './format-metric.js';

/** What an extension uses more of than its budget allows. */
export function OverBudgetBadge({ extension: { overBudget = [] } }: { readonly extension: ExtensionView }) {
  const words = texts.performance;
  if (overBudget.length === 0) return null;
  return (
    <span className="over-budget-badge" title={overBudget.map(describeExceeded).join('\n')}>
      <Icon name="warning" /> {words.listOver(overBudget.map(({ metric }) => words.budgetNames[metric]))}
    </span>
  );
}
