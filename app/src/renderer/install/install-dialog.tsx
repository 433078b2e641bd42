import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import { visibleText } from '../logs/log-text.js';
import type { InstallStep } from '../store/app-store.js';
import { Button } from '../ui/button.js';
import { CopyButton } from '../ui/copy-button.js';
import { Dialog } from '../ui/dialog.js';
import { Icon } from '../ui/icon.js';
import { InstallPreviewView } from './install-preview.js';
import { InstallProgress } from './install-progress.js';
import { RequestNotice } from './request-notice.js';

/** From a chosen folder to an installed extension, with a look at it in between. */
export function InstallDialog() {
  const { install } = useActions();
  const dialog = useApp((state) => (state.dialog?.kind === 'install' ? state.dialog : undefined));
  if (dialog === undefined) return null;
  const { step, waiting } = dialog;
  return (
    <Dialog title={titleOf(step)} onClose={install.closeInstall} className="install-dialog">
      <div className="dialog-body">
        <RequestNotice />
        <StepBody step={step} />
      </div>
      <div className="dialog-footer">
        {waiting.length > 0 && <span className="hint dialog-note">{texts.install.more(waiting.length)}</span>}
        <StepButtons step={step} />
      </div>
    </Dialog>
  );
}

function titleOf(step: InstallStep): string {
  const words = texts.install;
  if (step.kind === 'preview' || step.kind === 'installing') return words.heading[step.preview.kind];
  return step.kind === 'refused' ? words.refused : words.title;
}

function StepBody({ step }: { readonly step: InstallStep }) {
  const words = texts.install;
  switch (step.kind) {
    case 'inspecting':
      return (
        <p className="install-progress" role="status">
          <Icon name="loading" /> {words.inspecting(step.folder)}
        </p>
      );
    case 'preview':
      return <InstallPreviewView preview={step.preview} />;
    case 'installing':
      return (
        <>
          <InstallPreviewView preview={step.preview} />
          <InstallProgress name={step.preview.displayName} progress={step.progress} />
        </>
      );
    case 'refused':
      return (
        <div className="trouble-card tone-error" role="alert">
          <p className="trouble-message">{visibleText(step.error.message)}</p>
          <p className="trouble-next">
            <strong>{texts.crash.nextStep}:</strong> {step.error.nextStep}
          </p>
          <p className="hint">
            <code>{step.folder}</code>
          </p>
          <p className="hint">{words.nothingKept}</p>
        </div>
      );
  }
}

function StepButtons({ step }: { readonly step: InstallStep }) {
  const { install } = useActions();
  // A hasty Enter installs nothing that a link asks for.
  const byLink = useApp((state) => state.installAskedBy === 'link');
  const words = texts.install;
  switch (step.kind) {
    case 'inspecting':
      return (
        <Button secondary onClick={install.closeInstall}>
          {texts.common.cancel}
        </Button>
      );
    case 'preview':
    case 'installing':
      return (
        <>
          <Button
            secondary
            first={byLink}
            disabled={step.kind === 'installing' && step.isCancelled}
            onClick={install.closeInstall}
          >
            {step.kind === 'installing' && step.isCancelled ? words.cancelling : texts.common.cancel}
          </Button>
          <Button
            first={!byLink}
            icon="desktop-download"
            disabled={step.kind === 'installing'}
            onClick={() => void install.confirmInstall()}
          >
            {words.confirm[step.preview.kind]}
          </Button>
        </>
      );
    case 'refused':
      return (
        <>
          <CopyButton
            text={`${step.folder}\n${step.error.code}: ${step.error.message}\n${step.error.nextStep}`}
            label={texts.common.copyError}
          />
          <Button secondary onClick={() => void install.chooseFolder()}>
            {words.another}
          </Button>
          <Button first onClick={install.closeInstall}>
            {texts.common.close}
          </Button>
        </>
      );
  }
}
