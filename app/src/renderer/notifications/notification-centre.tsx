import type { PostedNotification } from '@plugo/extension-host/control';
import { useEffect, useRef } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import { formatMoment } from '../format/format.js';
import { visibleText } from '../logs/log-text.js';
import { Button } from '../ui/button.js';
import { EmptyState } from '../ui/empty-state.js';
import { IconButton } from '../ui/icon-button.js';
import { useNow } from '../ui/use-now.js';
import {
  NotificationActionButtons,
  NotificationText,
  SeverityIcon,
  useSourceName,
} from './notification-parts.js';

/** Every notification that was not cleared, with what became of it. */
export function NotificationCentre() {
  const open = useApp((state) => state.notificationsOpen);
  return open ? <Centre /> : null;
}

function Centre() {
  const { closeCentre, clearAll } = useActions();
  const notifications = useApp((state) => state.notifications);
  const panel = useRef<HTMLElement>(null);
  const words = texts.notifications;

  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  return (
    <section
      className="notification-centre"
      role="dialog"
      aria-label={words.title}
      tabIndex={-1}
      ref={panel}
      onKeyDown={(event) => event.key === 'Escape' && closeCentre()}
    >
      <header className="panel-header">
        <h2 className="panel-title">{words.title}</h2>
        {notifications.length > 0 && (
          <Button secondary icon="clear-all" onClick={() => void clearAll()}>
            {words.clearAll}
          </Button>
        )}
        <IconButton icon="chevron-down" label={words.hide} onClick={closeCentre} />
      </header>
      {notifications.length === 0 ? (
        <EmptyState icon="bell" title={words.emptyTitle} text={words.emptyText} />
      ) : (
        <ul className="notification-list" aria-label={words.title}>
          {notifications.map((notification) => (
            <NotificationItem key={notification.id} notification={notification} />
          ))}
        </ul>
      )}
    </section>
  );
}

function NotificationItem({ notification }: { readonly notification: PostedNotification }) {
  const { dismiss } = useActions();
  const source = useSourceName(notification);
  const now = useNow(false);
  const open = notification.outcome.kind === 'open';
  return (
    <li className={`notification ${open ? '' : 'closed'}`} data-outcome={notification.outcome.kind}>
      <SeverityIcon severity={notification.severity} />
      <div className="toast-body">
        <NotificationText notification={notification} />
        <p className="notification-source">
          {source} ·{' '}
          <time dateTime={new Date(notification.time).toISOString()}>
            {formatMoment(notification.time, now)}
          </time>
          <Outcome notification={notification} />
        </p>
        {open && <NotificationActionButtons notification={notification} />}
      </div>
      {open && (
        <IconButton
          icon="close"
          label={texts.notifications.dismiss}
          onClick={() => void dismiss(notification.id)}
        />
      )}
    </li>
  );
}

function Outcome({ notification: { outcome, actions } }: { readonly notification: PostedNotification }) {
  switch (outcome.kind) {
    case 'open':
      return null;
    case 'dismissed':
      return <span> · {texts.notifications.dismissed}</span>;
    case 'chosen': {
      const title = actions.find(({ id }) => id === outcome.actionId)?.title ?? outcome.actionId;
      return <span> · {texts.notifications.chosen(visibleText(title))}</span>;
    }
  }
}
