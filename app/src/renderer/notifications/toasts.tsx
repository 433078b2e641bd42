import type { PostedNotification, ShownProgress } from '@plugo/extension-host/control';
import { useEffect, useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp, useAppShallow } from '../actions/services.js';
import { autoHideAfter } from '../store/toasts.js';
import { IconButton } from '../ui/icon-button.js';
import { useMedia } from '../ui/use-media.js';
import {
  MuteButton,
  NotificationActionButtons,
  NotificationText,
  SeverityIcon,
  useSourceName,
} from './notification-parts.js';
import { ProgressBody } from './progress-parts.js';

/** More than these wait their turn, so that a flood never covers the window. */
const mostShown = 3;

/** In a low window the others wait, so that what is read there stays visible. */
const lowWindow = '(max-height: 660px)';

/** The newest notifications and the work under way, in the corner. */
export function Toasts() {
  const { openCentre } = useActions();
  const room = useMedia(lowWindow) ? 1 : mostShown;
  const notifications = useAppShallow((state) =>
    state.toasts.flatMap((id) => state.notifications.find((notification) => notification.id === id) ?? []),
  );
  const work = useAppShallow((state) =>
    state.appSettings.doNotDisturb
      ? []
      : state.progress.filter(({ id }) => !state.hiddenProgress.includes(id)),
  );
  const centreOpen = useApp((state) => state.notificationsOpen);
  if (centreOpen || notifications.length + work.length === 0) return null;
  const shown = notifications.slice(0, room);
  const shownWork = work.slice(0, Math.max(0, room - shown.length));
  const more = notifications.length + work.length - shown.length - shownWork.length;
  return (
    <section className="toasts" aria-label={texts.notifications.title}>
      {more > 0 && (
        <button type="button" className="toasts-more" onClick={() => void openCentre()}>
          {texts.notifications.more(more)}
        </button>
      )}
      {shownWork.map((progress) => (
        <ProgressToast key={progress.id} progress={progress} />
      ))}
      {shown.toReversed().map((notification) => (
        <Toast key={notification.id} notification={notification} />
      ))}
    </section>
  );
}

function ProgressToast({ progress }: { readonly progress: ShownProgress }) {
  const { hideProgress } = useActions();
  return (
    <div className="toast severity-info" role="status">
      <ProgressBody progress={progress} />
      <IconButton
        icon="close"
        label={texts.notifications.hideProgress}
        onClick={() => hideProgress(progress.id)}
      />
    </div>
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
      <div className="toast-buttons">
        <IconButton icon="close" label={texts.notifications.dismiss} onClick={() => void dismiss(id)} />
        <MuteButton notification={notification} />
      </div>
    </div>
  );
}
