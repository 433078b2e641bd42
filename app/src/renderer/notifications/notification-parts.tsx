import type { NotificationSeverity, PostedNotification } from '@plugo/extension-host/control';
import { hostLogId } from '@plugo/extension-host/control';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import { visibleText } from '../logs/log-text.js';
import { Button } from '../ui/button.js';
import { Icon } from '../ui/icon.js';
import { IconButton } from '../ui/icon-button.js';

/** The severity as picture and, for screen readers, as word. */
export function SeverityIcon({ severity }: { readonly severity: NotificationSeverity }) {
  return (
    <span className={`severity severity-${severity}`}>
      <Icon name={severity} />
      <span className="visually-hidden">{texts.notifications.severity[severity]}: </span>
    </span>
  );
}

/** The words of a notification, as plain text. */
export function NotificationText({ notification: { message, detail, count } }: Shown) {
  return (
    <>
      <p className="notification-message">
        {visibleText(message)}
        {count > 1 && (
          <span className="count-badge" title={texts.notifications.timesLabel(count)}>
            {texts.notifications.times(count)}
          </span>
        )}
      </p>
      {detail !== undefined && <p className="notification-detail">{visibleText(detail)}</p>}
    </>
  );
}

/** The buttons the extension asked for. */
export function NotificationActionButtons({ notification: { id, actions } }: Shown) {
  const { choose } = useActions();
  if (actions.length === 0) return null;
  return (
    <div className="button-row">
      {actions.map((action, index) => (
        <Button key={action.id} secondary={index > 0} onClick={() => void choose(id, action.id)}>
          {visibleText(action.title)}
        </Button>
      ))}
    </div>
  );
}

/** Mutes whoever posted it; Plugo itself is always heard. */
export function MuteButton({ notification }: Shown) {
  const { mute } = useActions();
  const source = useSourceName(notification);
  const { extensionId } = notification;
  const muted = useApp((state) => state.muted.some(({ id }) => id === extensionId));
  if (extensionId === hostLogId || muted) return null;
  return (
    <IconButton
      icon="bell-slash"
      label={texts.notifications.mute(source)}
      onClick={() => void mute(extensionId, true)}
    />
  );
}

/** Who posted it. */
export function useSourceName({ extensionId }: PostedNotification): string {
  const name = useApp((state) => state.extensions[extensionId]?.displayName);
  return name ?? (extensionId === hostLogId ? texts.notifications.host : extensionId);
}

interface Shown {
  readonly notification: PostedNotification;
}
