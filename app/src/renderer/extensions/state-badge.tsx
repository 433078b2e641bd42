import type { ExtensionView } from '@plugo/extension-host/control';
import { visibleText } from '../logs/log-text.js';
import { Icon } from '../ui/icon.js';
import { useNow } from '../ui/use-now.js';
import { hasCountdown, presentState, problemOf } from './present-state.js';

/** A word longer than this may be cut where room is short; the tooltip has it whole. */
const longWord = 18;

/** The state of an extension as a word in its colour, counting down where it waits. */
export function StateBadge({ extension }: { readonly extension: ExtensionView }) {
  const now = useNow(hasCountdown(extension));
  const { word, tone, icon } = presentState(extension, now);
  const problem = problemOf(extension);
  return (
    <span
      className={`state-badge tone-${tone}`}
      data-testid="state"
      data-tone={tone}
      data-long={word.length > longWord}
      title={problem === undefined ? word : `${word}: ${visibleText(problem)}`}
    >
      <Icon name={icon} />
      <span className="state-word">{word}</span>
    </span>
  );
}
