import type { PostedNotification } from '@plugo/extension-host/control';
import { useEffect, useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp, useAppShallow } from '../actions/services.js';
import { autoHideAfter } from '../store/toasts.js';
import { IconButton } from '../ui/icon-button.js';
import {
  NotificationActionButtons,
  NotificationText,
  SeverityIcon,
  useSourceName,
} from './notification-parts.js';

/** More than these wait their turn, so that a flood never covers the window. */
const mostShown = 3;

/** The newest notifications, in the corner. */
export function Toasts() {
  const { openCentre } = useActions();
  const shown = useAppShallow((state) =>
    state.toasts.flatMap((id) => state.notifications.find((notification) => notification.id === id) ?? []),
  );
  const centreOpen = useApp((state) => state.notificationsOpen);
  if (centreOpen || shown.length === 0) return null;
  const more = shown.length - mostShown;
  return (
    <section className="toasts" aria-label={texts.notifications.title}>
      {more > 0 && (
        <button type="button" className="toasts-more" onClick={() => void openCentre()}>
          {texts.notifications.more(more)}
        </button>
      )}
      {shown
        .slice(0, mostShown)
        .reverse()
        .map((notification) => (
          <Toast key={notification.id} notification={notification} />
        ))}
    </section>
  );
}

function Toast({ notification }: { readonly notification: PostedNotification }) {
  const { hideToast, dismiss } = useActions();
  const source = useSourceName(notification);
  const [held, setHeld] = useState(false);
  const { id, severity, time } = notification;
  const hideAfter = autoHideAfter(notification);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a repeated notification has a new time and stays again as long.
  useEffect(() => {
    if (hideAfter === undefined || held) return;
    const timer = setTimeout(() => hideToast(id), hideAfter);
    return () => clearTimeout(timer);
  }, [hideAfter, held, hideToast, id, time]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hovering or focusing it only keeps it from hiding.
    <div
      className={`toast severity-${severity}`}
      role={severity === 'error' ? 'alert' : 'status'}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <SeverityIcon severity={severity} />
      <div className="toast-body">
        <NotificationText notification={notification} />
        <p className="notification-source">{source}</p>
        <NotificationActionButtons notification={notification} />
      </div>
      <IconButton icon="close" label={texts.notifications.dismiss} onClick={() => void dismiss(id)} />
    </div>
  );
}
