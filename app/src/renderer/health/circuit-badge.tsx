import type { ExtensionView } from '@plugo/extension-host/control';
import { texts } from '../../shared/texts/index.js';
import { Icon } from '../ui/icon.js';

interface CircuitBadgeProps {
  readonly extension: Pick<ExtensionView, 'circuits'>;
  readonly onClick: () => void;
}

/** How many methods are held back by their breaker, for a row of the list; the tooltip names them. */
export function CircuitBadge({ extension: { circuits = [] }, onClick }: CircuitBadgeProps) {
  if (circuits.length === 0) return null;
  const words = texts.health;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button that names the row does the same for the keyboard.
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above.
    <span
      className="circuit-badge tone-warning"
      data-testid="circuits"
      title={words.heldBackHint(circuits.map(({ method }) => method))}
      onClick={onClick}
    >
      <Icon name="debug-disconnect" />
      <span>{words.heldBack(circuits.length)}</span>
    </span>
  );
}
