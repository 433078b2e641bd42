import type { ViewAction } from '@plugo/sdk/protocol';
import { visibleText } from '../logs/log-text.js';
import { Icon } from '../ui/icon.js';
import { useView } from './view-context.js';

interface ViewActionsProps {
  readonly actions: readonly ViewAction[] | undefined;
  /** What they are about, for screen readers. */
  readonly of: string;
  /** Whether Tab reaches them. */
  readonly reachable?: boolean;
}

/** Small buttons of a row or a node: a picture where the action has one, its words otherwise. */
export function ViewActions({ actions = [], of, reachable = true }: ViewActionsProps) {
  const { act, busy } = useView();
  if (actions.length === 0) return null;
  return (
    <span className="view-actions">
      {actions.map((action) => (
        <button
          key={`${action.title} ${action.command}`}
          type="button"
          className={action.icon === undefined ? 'view-action' : 'icon-button'}
          tabIndex={reachable ? 0 : -1}
          aria-label={visibleText(`${action.title} ${of}`)}
          title={visibleText(action.title)}
          disabled={busy}
          onClick={(event) => {
            event.stopPropagation();
            void act(action);
          }}
        >
          {action.icon === undefined ? visibleText(action.title) : <Icon name={action.icon} />}
        </button>
      ))}
    </span>
  );
}
