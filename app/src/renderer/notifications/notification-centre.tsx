import type { PostedNotification } from '@plugo/extension-host/control';
import { useEffect, useRef } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import { formatMoment } from '../format/format.js';
import { visibleText } from '../logs/log-text.js';
import { Button } from '../ui/button.js';
import { EmptyState } from '../ui/empty-state.js';
import { Icon } from '../ui/icon.js';
import { IconButton } from '../ui/icon-button.js';
import { useNow } from '../ui/use-now.js';
import {
  MuteButton,
  NotificationActionButtons,
  NotificationText,
  SeverityIcon,
  useSourceName,
} from './notification-parts.js';
import { ProgressBody } from './progress-parts.js';

/** Every notification that was not cleared, with what became of it. */
export function NotificationCentre() {
  const open = useApp((state) => state.notificationsOpen);
  return open ? <Centre /> : null;
}

function Centre() {
  const { closeCentre, clearAll, toggleDoNotDisturb } = useActions();
  const notifications = useApp((state) => state.notifications);
  const progress = useApp((state) => state.progress);
  const quiet = useApp((state) => state.appSettings.doNotDisturb);
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
        <IconButton
          icon="bell-slash"
          label={words.doNotDisturb}
          pressed={quiet}
          onClick={() => void toggleDoNotDisturb()}
        />
        <IconButton icon="chevron-down" label={words.hide} onClick={closeCentre} />
      </header>
      {quiet && <p className="centre-note">{words.doNotDisturbOn}</p>}
      <div className="centre-scroll">
        {progress.length > 0 && (
          <ul className="notification-list" aria-label={words.underWay}>
            {progress.map((one) => (
              <li key={one.id} className="notification">
                <ProgressBody progress={one} />
              </li>
            ))}
          </ul>
        )}
        {notifications.length === 0 && progress.length === 0 && (
          <EmptyState icon="bell" title={words.emptyTitle} text={words.emptyText} />
        )}
        {notifications.length > 0 && (
          <ul className="notification-list" aria-label={words.title}>
            {notifications.map((notification) => (
              <NotificationItem key={notification.id} notification={notification} />
            ))}
          </ul>
        )}
      </div>
      <MutedList />
    </section>
  );
}

/** Extensions that are not heard, each with how to hear it again. */
function MutedList() {
  const { mute } = useActions();
  const muted = useApp((state) => state.muted);
  const extensions = useApp((state) => state.extensions);
  const words = texts.notifications;
  if (muted.length === 0) return null;
  return (
    <ul className="muted-list" aria-label={words.muted}>
      {muted.map(({ id, heldBack }) => {
        const name = visibleText(extensions[id]?.displayName ?? id);
        return (
          <li key={id}>
            <Icon name="bell-slash" />
            <span className="muted-name">{name}</span>
            <span className="hint">{words.heldBack(heldBack)}</span>
            <IconButton icon="bell" label={words.unmute(name)} onClick={() => void mute(id, false)} />
          </li>
        );
      })}
    </ul>
  );
}

function NotificationItem({ notification }: { readonly notification: PostedNotification }) {
  const { dismiss } = useActions();
  const source = useSourceName(notification);
  const now = useNow(false);
  const open = notification.outcome.kind === 'open';
  const isTarget = useApp((state) => state.centreAt === notification.id);
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isTarget) item.current?.scrollIntoView({ block: 'nearest' });
  }, [isTarget]);
  return (
    <li
      ref={item}
      data-target={isTarget}
      className={`notification ${open ? '' : 'closed'}`}
      data-outcome={notification.outcome.kind}
    >
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
      <div className="toast-buttons">
        {open && (
          <IconButton
            icon="close"
            label={texts.notifications.dismiss}
            onClick={() => void dismiss(notification.id)}
          />
        )}
        {open && <MuteButton notification={notification} />}
      </div>
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
