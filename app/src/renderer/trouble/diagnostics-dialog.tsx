import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import { formatBytes } from '../format/format.js';
import { visibleText } from '../logs/log-text.js';
import type { DiagnosticsStep } from '../store/trouble.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Icon } from '../ui/icon.js';

/** Says what a bundle of diagnostics holds, saves it, and shows how far it is. */
export function DiagnosticsDialog() {
  const { closeDiagnostics, saveDiagnostics, openPath } = useActions();
  const step = useApp((state) => state.diagnostics);
  const words = texts.diagnostics;
  return (
    <Dialog title={words.title} onClose={closeDiagnostics}>
      <div className="dialog-body">
        <p>{words.intro}</p>
        <dl className="diagnostics-list">
          <dt>{words.inside}</dt>
          <dd>{words.insideList}</dd>
          <dt>{words.outside}</dt>
          <dd>{words.outsideList}</dd>
        </dl>
        <Step step={step} />
      </div>
      <div className="dialog-footer">
        <Button secondary onClick={closeDiagnostics}>
          {step.kind === 'saved' ? words.close : words.cancel}
        </Button>
        {step.kind === 'saved' ? (
          <Button
            icon="folder-opened"
            onClick={() => void openPath(step.file.replace(/[\\/][^\\/]*$/, '') || '/')}
          >
            {words.show}
          </Button>
        ) : (
          <Button first icon="save" disabled={step.kind === 'saving'} onClick={() => void saveDiagnostics()}>
            {words.save}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

function Step({ step }: { readonly step: DiagnosticsStep }) {
  const words = texts.diagnostics;
  switch (step.kind) {
    case 'asking':
      return null;
    case 'saving':
      return (
        <div className="diagnostics-progress" role="status">
          <span className="hint">{words.saving(visibleText(step.name))}</span>
          <progress
            className="culprit-progress"
            max={100}
            value={step.percentage}
            aria-label={words.progress}
          />
        </div>
      );
    case 'saved':
      return (
        <p role="status" className="tone-ok diagnostics-done">
          <Icon name="pass-filled" /> {words.saved(visibleText(step.file))}{' '}
          {words.size(formatBytes(step.size), step.entries)}
        </p>
      );
    case 'failed':
      return (
        <p role="alert" className="field-error">
          {visibleText(step.error.message)} {step.error.nextStep}
        </p>
      );
  }
}
