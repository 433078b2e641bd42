import { texts } from '../../shared/texts/index.js';
import { useActions, useApp, useServices } from '../actions/services.js';
import { keysLabel } from '../keys/keys-label.js';
import { visibleText } from '../logs/log-text.js';
import { Icon } from '../ui/icon.js';

/** The latest work under way, and how much more there is. Leads to the centre, where all of it stands. */
export function ProgressStatus() {
  const { openCentre } = useActions();
  const progress = useApp((state) => state.progress);
  const [latest] = progress;
  if (latest === undefined) return null;
  const { title, percentage, message } = latest;
  const more = progress.length - 1;
  return (
    <button
      type="button"
      className="status-item status-button status-progress"
      title={message === undefined ? visibleText(title) : `${visibleText(title)}: ${visibleText(message)}`}
      onClick={() => void openCentre()}
    >
      <Icon name="loading" />
      <span className="status-progress-title">{visibleText(title)}</span>
      {percentage !== undefined && <span>{Math.round(percentage)} %</span>}
      {more > 0 && <span>{texts.notifications.moreWork(more)}</span>}
    </button>
  );
}

/** The first stroke of two keys, which wait for the second. */
export function PendingKeys() {
  const { platform } = useServices();
  const keys = useApp((state) => state.pendingKeys);
  if (keys === undefined) return null;
  return (
    <span className="status-item" role="status">
      {texts.keys.pending(keysLabel(keys, platform))}
    </span>
  );
}

/** Opens the centre; says how much is unread, and whether it is to be quiet. */
export function Bell() {
  const { openCentre, closeCentre } = useActions();
  const open = useApp((state) => state.notificationsOpen);
  const quiet = useApp((state) => state.appSettings.doNotDisturb);
  const unread = useApp((state) => state.notifications.filter(({ read }) => !read).length);
  const label = quiet
    ? `${texts.counts.unread(unread)}. ${texts.notifications.bellOff}`
    : texts.counts.unread(unread);
  const icon = `bell${quiet ? '-slash' : ''}${unread > 0 ? '-dot' : ''}`;
  return (
    <button
      type="button"
      className="status-item status-button"
      aria-label={label}
      title={label}
      aria-expanded={open}
      onClick={() => (open ? closeCentre() : void openCentre())}
    >
      <Icon name={icon} />
      {unread > 0 && <span className="unread">{unread}</span>}
    </button>
  );
}
