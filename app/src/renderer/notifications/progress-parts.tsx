import type { ShownProgress } from '@plugo/extension-host/control';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import { visibleText } from '../logs/log-text.js';
import { Button } from '../ui/button.js';
import { Icon } from '../ui/icon.js';
import { ProgressBar } from '../ui/progress-bar.js';

/** Work under way: what, how far, whose, and how to end it. */
export function ProgressBody({ progress }: { readonly progress: ShownProgress }) {
  const { cancelProgress } = useActions();
  const { id, extensionId, title, message, percentage, cancellable, cancelled } = progress;
  const source = useApp((state) => state.extensions[extensionId]?.displayName) ?? extensionId;
  const words = texts.notifications;
  return (
    <>
      <span className="severity severity-info">
        <Icon name="loading" />
      </span>
      <div className="toast-body">
        <p className="notification-message">
          {visibleText(title)}
          {percentage !== undefined && <span className="progress-figure">{Math.round(percentage)} %</span>}
        </p>
        {message !== undefined && (
          <p className="notification-detail progress-message">{visibleText(message)}</p>
        )}
        <ProgressBar label={visibleText(title)} percentage={percentage} />
        <div className="progress-footer">
          <p className="notification-source">{visibleText(source)}</p>
          {cancellable && (
            <Button secondary disabled={cancelled} onClick={() => void cancelProgress(id)}>
              {cancelled ? words.cancelling : words.cancel}
            </Button>
          )}
        </div>
      </div>
    </>
  );
}
