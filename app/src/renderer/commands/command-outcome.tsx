import { texts } from '../../shared/texts/index.js';
import { visibleText } from '../logs/log-text.js';
import { Button } from '../ui/button.js';
import { CopyButton } from '../ui/copy-button.js';
import { Icon } from '../ui/icon.js';
import { resultText } from './result-text.js';
import type { RunState } from './run-state.js';

interface CommandOutcomeProps {
  readonly state: RunState;
  readonly onAgain?: () => void;
}

/** The result of a command, or why there is none. */
export function CommandOutcome({ state, onAgain }: CommandOutcomeProps) {
  const words = texts.palette;
  const again = onAgain && (
    <Button secondary icon="refresh" onClick={onAgain}>
      {words.runAgain}
    </Button>
  );
  if (state.kind === 'failed') {
    const { code, message, nextStep } = state.error;
    return (
      <section className="trouble-card tone-error" role="alert" aria-label={words.failed}>
        <h3 className="trouble-title">
          <Icon name="error" /> {words.failed}
        </h3>
        <p className="trouble-message">{visibleText(message)}</p>
        <p className="trouble-next">
          <strong>{texts.crash.nextStep}:</strong> {nextStep}
        </p>
        <div className="button-row">
          <CopyButton text={`${code}: ${message}\n${nextStep}`} label={texts.common.copyError} />
          {again}
        </div>
      </section>
    );
  }
  if (state.kind !== 'returned') return null;
  const text = resultText(state.result);
  return (
    <section className="command-result" role="status" aria-label={words.result}>
      {text === undefined ? (
        <p className="hint">{words.noResult}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled text must be reachable by keyboard.
        <pre tabIndex={0} className={typeof state.result === 'string' ? 'result-text' : 'result-json'}>
          {text}
        </pre>
      )}
      <div className="button-row end">
        {again}
        {text !== undefined && <CopyButton text={text} />}
      </div>
    </section>
  );
}
