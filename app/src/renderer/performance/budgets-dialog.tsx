import {
  type Budgets,
  budgetSource,
  budgetsOf,
  defaultBudgets,
  type ExtensionView,
} from '@plugo/extension-host/control';
import { useId } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';

/** How a budget is shown: in which unit, and how much of its own unit that is. */
const shownAs: Readonly<Record<keyof Budgets, { readonly unit: string; readonly factor: number }>> = {
  cpu: { unit: '%', factor: 1 },
  cpuSeconds: { unit: 's', factor: 1 },
  memory: { unit: 'MB', factor: 1_000_000 },
  latency: { unit: 'ms', factor: 1 },
  startup: { unit: 'ms', factor: 1 },
};
const keys = Object.keys(shownAs) as (keyof Budgets)[];

interface BudgetsDialogProps {
  /** Left out: for all extensions. */
  readonly extension?: ExtensionView | undefined;
  readonly onClose: () => void;
}

/** What should not be exceeded, for one extension or for all, and where each value comes from. */
export function BudgetsDialog({ extension, onClose }: BudgetsDialogProps) {
  const words = texts.performance;
  return (
    <Dialog
      title={extension === undefined ? words.budgetsOfAll : words.budgetsOf(extension.displayName)}
      onClose={onClose}
      className="budgets-dialog"
    >
      <div className="dialog-body">
        <p className="hint">{extension === undefined ? words.budgetsHint : words.budgetsOfOneHint}</p>
        <BudgetFields id={extension?.id} />
      </div>
      <div className="dialog-footer">
        <Button onClick={onClose}>{texts.common.close}</Button>
      </div>
    </Dialog>
  );
}

/** One field a budget; a change is in force at once. */
function BudgetFields({ id }: { readonly id: string | undefined }) {
  const settings = useApp((state) => state.budgets);
  const inForce = id === undefined ? { ...defaultBudgets, ...settings.all } : budgetsOf(settings, id);
  return (
    <div className="budget-fields">
      {keys.map((key) => (
        <BudgetField
          key={key}
          id={id}
          budget={key}
          value={inForce[key]}
          source={budgetSource(settings, id, key)}
        />
      ))}
    </div>
  );
}

interface BudgetFieldProps {
  readonly id: string | undefined;
  readonly budget: keyof Budgets;
  readonly value: number;
  readonly source: ReturnType<typeof budgetSource>;
}

function BudgetField({ id, budget, value, source }: BudgetFieldProps) {
  const { setBudgets } = useActions();
  const inputId = useId();
  const words = texts.performance;
  const { unit, factor } = shownAs[budget];
  const change = (to: number | null) =>
    void setBudgets({ ...(id === undefined ? {} : { id }), budgets: { [budget]: to } });
  const isSetHere = source === (id === undefined ? 'all' : 'extension');
  return (
    <>
      <label htmlFor={inputId}>{words.budgetFields[budget]}</label>
      <span className="budget-input">
        <input
          // Another value from outside begins anew.
          key={value}
          id={inputId}
          type="number"
          min={1}
          defaultValue={value / factor}
          onBlur={({ target }) => {
            const entered = target.valueAsNumber;
            if (!(entered > 0)) target.value = String(value / factor);
            else if (entered * factor !== value) change(entered * factor);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
          }}
        />
        <span className="hint">{unit}</span>
      </span>
      <span className="hint">{words.sources[source]}</span>
      {isSetHere ? (
        <button type="button" className="link-button" onClick={() => change(null)}>
          {words.reset}
        </button>
      ) : (
        <span />
      )}
    </>
  );
}
