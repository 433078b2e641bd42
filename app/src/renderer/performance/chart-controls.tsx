import { texts } from '../../shared/texts/index.js';
import { IconButton } from '../ui/icon-button.js';
import type { Span } from './use-shown-history.js';

interface ChartControlsProps {
  readonly span: Span;
  readonly onSpan: (span: Span) => void;
  readonly isPaused: boolean;
  readonly onPause: (paused: boolean) => void;
}

/** How much time the charts show, and whether they go on. */
export function ChartControls({ span, onSpan, isPaused, onPause }: ChartControlsProps) {
  const words = texts.performance;
  return (
    <div className="chart-controls">
      <fieldset className="segments" aria-label={words.timeRange}>
        {(['minutes', 'hour'] as const).map((one) => (
          <button
            key={one}
            type="button"
            className="segment"
            aria-pressed={span === one}
            onClick={() => onSpan(one)}
          >
            {words.spans[one]}
          </button>
        ))}
      </fieldset>
      <IconButton
        icon={isPaused ? 'debug-continue' : 'debug-pause'}
        label={isPaused ? words.goOn : words.pause}
        pressed={isPaused}
        onClick={() => onPause(!isPaused)}
      />
      {isPaused && <span className="hint">{words.paused}</span>}
    </div>
  );
}
