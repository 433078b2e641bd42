import type { ExtensionView } from '@plugo/extension-host/control';
import { memo, useId } from 'react';
import { CircuitBadge } from '../health/circuit-badge.js';
import { visibleText } from '../logs/log-text.js';
import { ExtensionIcon } from './extension-icon.js';
import { presentState, problemOf } from './present-state.js';
import { ProcessLine } from './process-line.js';
import { StateBadge } from './state-badge.js';
import { StatusLine } from './status-line.js';

interface ExtensionRowProps {
  readonly extension: ExtensionView;
  readonly selected: boolean;
  /** Whether the tab key stops at this row. */
  readonly reachable: boolean;
  readonly onSelect: (id: string) => void;
}

/** One extension in the list: what it is, and how it is. Its name is a button as large as the row. */
export const ExtensionRow = memo(function ExtensionRow(props: ExtensionRowProps) {
  const { extension, selected, reachable, onSelect } = props;
  const describedBy = useId();
  const problem = problemOf(extension);
  const tone = presentState(extension, 0).tone === 'warning' ? 'warning' : 'error';
  return (
    <li className="extension-item" aria-label={extension.displayName}>
      <div className="extension-row" data-selected={selected}>
        <ExtensionIcon extension={extension} size="medium" />
        <div className="extension-text" id={describedBy}>
          <span className="extension-headline">
            <button
              type="button"
              className="extension-name"
              aria-describedby={describedBy}
              aria-current={selected}
              tabIndex={reachable ? 0 : -1}
              onClick={() => onSelect(extension.id)}
              onFocus={() => onSelect(extension.id)}
            >
              {extension.displayName}
            </button>
            <StateBadge extension={extension} />
          </span>
          {problem === undefined ? (
            <span className="extension-description">{visibleText(extension.description)}</span>
          ) : (
            <span className={`extension-problem tone-${tone}`} data-testid="problem">
              {visibleText(problem)}
            </span>
          )}
          <span className="extension-footline">
            <span className="figure">{extension.version}</span>
            <span className="extension-publisher">{extension.publisher}</span>
            <ProcessLine extension={extension} />
          </span>
          <CircuitBadge extension={extension} onClick={() => onSelect(extension.id)} />
          <StatusLine extension={extension} />
        </div>
      </div>
    </li>
  );
});
