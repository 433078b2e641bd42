import type { ExtensionView } from '@plugo/extension-host/control';
import { memo, type Ref, useId } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions } from '../actions/services.js';
import { CircuitBadge } from '../health/circuit-badge.js';
import { visibleText } from '../logs/log-text.js';
import { OverBudgetBadge } from '../performance/over-budget-badge.js';
import type { Operation } from '../store/app-store.js';
import { Icon } from '../ui/icon.js';
import { IconButton } from '../ui/icon-button.js';
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
  readonly operation: Operation | undefined;
  /** Where it stands among all that are listed, from 0. */
  readonly index: number;
  readonly count: number;
  /** Pixels from the top of the list. */
  readonly top: number;
  /** Measures it. */
  readonly rowRef: Ref<HTMLLIElement>;
  readonly onSelect: (id: string) => void;
  /** Shows what can be done with it, below an element or at a point. */
  readonly onMenu: (
    id: string,
    place: { readonly below: Element } | { readonly x: number; readonly y: number },
  ) => void;
}

/** One extension in the list: what it is, and how it is. Its name is a button as large as the row. */
export const ExtensionRow = memo(function ExtensionRow(props: ExtensionRowProps) {
  const { extension, selected, reachable, index, count, top, rowRef, onSelect, onMenu } = props;
  const describedBy = useId();
  const problem = problemOf(extension);
  const tone = presentState(extension, 0).tone === 'warning' ? 'warning' : 'error';
  const { id, displayName, update } = extension;
  const words = texts.extensionList;
  return (
    <li
      className="extension-item"
      aria-label={displayName}
      aria-setsize={count}
      aria-posinset={index + 1}
      data-index={index}
      ref={rowRef}
      style={{ transform: `translateY(${top}px)` }}
      onContextMenu={(event) => {
        event.preventDefault();
        onSelect(id);
        // The menu key has no place of its own.
        const { clientX: x, clientY: y } = event;
        onMenu(id, x === 0 && y === 0 ? { below: event.currentTarget } : { x, y });
      }}
    >
      <div className="extension-row" data-selected={selected} data-busy={props.operation !== undefined}>
        <ExtensionIcon extension={extension} size="medium" />
        <div className="extension-text" id={describedBy}>
          <span className="extension-headline">
            <button
              type="button"
              className="extension-name"
              aria-describedby={describedBy}
              aria-current={selected}
              tabIndex={reachable ? 0 : -1}
              onClick={() => onSelect(id)}
              onFocus={() => onSelect(id)}
            >
              {displayName}
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
            {update !== undefined && (
              <span className="extension-update" title={words.updateAvailable(update.version)}>
                <Icon name="arrow-circle-up" /> {update.version}
              </span>
            )}
            <span className="extension-publisher">{extension.publisher}</span>
            <ProcessLine extension={extension} />
          </span>
          <OverBudgetBadge extension={extension} />
          <CircuitBadge extension={extension} onClick={() => onSelect(id)} />
          <StatusLine extension={extension} />
        </div>
        <RowButtons {...props} />
      </div>
    </li>
  );
});

/** What can be done at once. They lie over the row, so that nothing moves when they appear. */
function RowButtons({ extension, selected, reachable, operation, onMenu }: ExtensionRowProps) {
  const { extension: actions } = useActions();
  const words = texts.extensionList;
  const { id, availability, displayName, state } = extension;
  const isOff = availability.kind === 'disabled';
  const tabIndex = selected && reachable ? 0 : -1;
  if (operation !== undefined) {
    return (
      <span className="row-buttons is-busy" role="status">
        <Icon name="loading" />
        <span className="visually-hidden">{texts.details.operation[operation]}</span>
      </span>
    );
  }
  return (
    <span className="row-buttons">
      {/* By keyboard the menu has them all. */}
      {availability.kind !== 'invalid' && (
        <IconButton
          icon={isOff ? 'play' : 'circle-slash'}
          label={isOff ? words.enable(displayName) : words.disable(displayName)}
          tabIndex={-1}
          onClick={() => void (isOff ? actions.enable(id) : actions.disable(id))}
        />
      )}
      {!isOff && (
        <IconButton
          icon="refresh"
          label={state.status === 'failed' ? words.restart(displayName) : words.reload(displayName)}
          tabIndex={-1}
          onClick={() => void actions.reload(id)}
        />
      )}
      <IconButton
        icon="ellipsis"
        label={words.actionsOf(displayName)}
        tabIndex={tabIndex}
        onClick={(event) => onMenu(id, { below: event.currentTarget })}
      />
    </span>
  );
}
