import { useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import { visibleText } from '../logs/log-text.js';
import { type Failure, openFailures } from '../store/trouble.js';
import { Button } from '../ui/button.js';
import { Icon } from '../ui/icon.js';
import { IconButton } from '../ui/icon-button.js';
import { reasonOf } from './reason-of.js';

/** Names the extensions that have failed until something was done about each: restarted, disabled, or put away. */
export function FailureBanner() {
  const { dismissFailures, extension: actions, select, showView } = useActions();
  const extensions = useApp((state) => state.extensions);
  const dismissed = useApp((state) => state.dismissedFailures);
  const searching = useApp((state) => state.culprit !== undefined && state.culprit.status !== 'done');
  const [open, setOpen] = useState(false);
  const failures = openFailures(extensions, dismissed);
  const words = texts.trouble;
  const [first] = failures;
  // While extensions are paused and started by the dozen, the search itself tells how it is.
  if (first === undefined || searching) return null;

  const show = ({ extension }: Failure): void => {
    showView('extensions');
    select(extension.id);
  };
  const dismissAll = () => dismissFailures(failures.map(({ key }) => key));
  if (failures.length === 1) {
    return (
      <section
        className="failure-banner tone-error"
        aria-label={words.region}
        aria-live="polite"
        data-testid="failures"
      >
        <FailureLine failure={first} onShow={() => show(first)} />
      </section>
    );
  }
  return (
    <section
      className="failure-banner tone-error"
      aria-label={words.region}
      aria-live="polite"
      data-testid="failures"
    >
      <div className="failure-line">
        <Icon name="error" />
        <p title={failures.map(({ extension }) => extension.displayName).join(', ')}>
          <strong>{words.several(failures.length)}</strong>{' '}
          {texts.list(failures.map(({ extension }) => extension.displayName))}
        </p>
        <Button secondary onClick={() => setOpen(!open)}>
          {open ? words.hideAll : words.showAll}
        </Button>
        <Button
          secondary
          icon="debug-restart"
          onClick={() => {
            for (const { extension } of failures) void actions.reload(extension.id);
          }}
        >
          {words.restartAll}
        </Button>
        <IconButton icon="close" label={words.dismissAll} onClick={dismissAll} />
      </div>
      {open && (
        <ul className="failure-list">
          {failures.map((failure) => (
            <li key={failure.key}>
              <FailureLine failure={failure} onShow={() => show(failure)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface FailureLineProps {
  readonly failure: Failure;
  readonly onShow: () => void;
}

function FailureLine({ failure: { key, extension, error }, onShow }: FailureLineProps) {
  const { dismissFailures, extension: actions } = useActions();
  const { id, displayName } = extension;
  const busy = useApp((state) => state.operations[id] !== undefined);
  const words = texts.trouble;
  const reason = reasonOf(error);
  return (
    <div className="failure-line">
      <Icon name="error" />
      <p title={visibleText(error.message)}>
        <strong>{words.failed(displayName)}</strong> — {visibleText(reason)}
      </p>
      <Button
        secondary
        icon="debug-restart"
        disabled={busy}
        label={words.buttonOf(words.restart, displayName)}
        onClick={() => void actions.reload(id)}
      >
        {words.restart}
      </Button>
      <Button secondary label={words.buttonOf(words.show, displayName)} onClick={onShow}>
        {words.show}
      </Button>
      <Button
        secondary
        disabled={busy}
        label={words.buttonOf(words.disable, displayName)}
        onClick={() => void actions.disable(id)}
      >
        {words.disable}
      </Button>
      <IconButton
        icon="close"
        label={words.buttonOf(words.dismiss, displayName)}
        onClick={() => dismissFailures([key])}
      />
    </div>
  );
}
